import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { AccountFilterBar } from './accounts/AccountFilterBar.tsx';
import { AccountTable } from './accounts/AccountTable.tsx';
import { ProposedRoles } from './accounts/ProposedRoles.tsx';
import {
  addressOf,
  useAccountFilter,
  useAccounts,
  type AccountFilter,
} from './accounts/use-accounts.ts';
import { Answer } from '../../components/problems/Answer.tsx';
import { InvitationsCard } from './invitations/InvitationsCard.tsx';
import { InviteCard } from './invitations/InviteCard.tsx';
import './people.css';

/** For administrators: every member of the portal, and what waits for a second administrator. */
export function AccountsPage() {
  const { role } = useSignedIn().member;
  return role === 'administrator' ? <Accounts /> : <Navigate to="/people" replace />;
}

function Accounts() {
  const { t } = useTranslation('people');
  usePage(t('accounts.title'));
  const { filter, narrow } = useAccountFilter();
  return (
    <Stack gap="l">
      <PageHeader
        title={t('accounts.title')}
        facts={<p className="muted">{t('accounts.purpose')}</p>}
      />
      <ProposedRoles />
      <InvitationsCard />
      <Answer query={useOrganisations()}>
        {(organisations) => (
          <InviteCard
            organisations={[...organisations.values()].filter(({ state }) => state === 'active')}
          />
        )}
      </Answer>
      <AccountFilterBar filter={filter} onNarrow={narrow} />
      <Members
        filter={filter}
        onShowAll={() => {
          narrow({ organisationId: undefined, role: undefined, state: undefined });
        }}
      />
    </Stack>
  );
}

type MembersProps = { readonly filter: AccountFilter; readonly onShowAll: () => void };

function Members({ filter, onShowAll }: MembersProps) {
  const { t } = useTranslation('people');
  return (
    <Answer query={useAccounts(filter)}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <EmptyState
            title={t('accounts.nothingFound')}
            action={<Button onPress={onShowAll}>{t('accounts.showAll')}</Button>}
          >
            {t('accounts.nothingFoundBody')}
          </EmptyState>
        ) : (
          <>
            <Card padding="flush">
              <AccountTable members={items} />
            </Card>
            <Pages filter={filter} next={nextCursor} />
          </>
        )
      }
    </Answer>
  );
}

function Pages({ filter, next }: { filter: AccountFilter; next: string | undefined }) {
  const { t } = useTranslation('people');
  const page = (cursor: string | undefined) => `/accounts?${addressOf({ ...filter, cursor })}`;
  return (
    <Pagination
      label={t('accounts.pages')}
      newer={
        filter.cursor === undefined
          ? undefined
          : { label: t('accounts.newest'), href: page(undefined) }
      }
      older={next === undefined ? undefined : { label: t('accounts.older'), href: page(next) }}
    />
  );
}
