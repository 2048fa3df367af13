import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { InboxFilterBar } from './inbox/InboxFilterBar.tsx';
import { InboxTable } from './inbox/InboxTable.tsx';
import { addressOf, useInbox, useInboxFilter, type InboxFilter } from './inbox/use-inbox.ts';
import './review.css';

/** What was submitted to the own organ of the Court; to a State, the answers to what it asked. */
export function InboxPage() {
  const { t } = useTranslation('review');
  usePage(t('inbox.title'));
  const { filter, narrow } = useInboxFilter();
  const isOfState = useSignedIn().organisation.kind === 'state';
  return (
    <Stack gap="l">
      <PageHeader
        title={t('inbox.title')}
        facts={<p className="muted">{t(isOfState ? 'inbox.purposeOfState' : 'inbox.purpose')}</p>}
      />
      <InboxFilterBar filter={filter} onNarrow={narrow} />
      <Inbox
        filter={filter}
        onShowAll={() => {
          narrow({ state: undefined, caseId: undefined });
        }}
      />
    </Stack>
  );
}

type InboxProps = { readonly filter: InboxFilter; readonly onShowAll: () => void };

function Inbox({ filter, onShowAll }: InboxProps) {
  const { t } = useTranslation('review');
  const { data, error, refetch, isFetching, isPlaceholderData } = useInbox(filter);
  if (!data) {
    if (!error) return <Skeleton label={t('inbox.loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.items.length === 0) return <EmptyInbox filter={filter} onShowAll={onShowAll} />;
  return (
    <>
      <Card padding="flush">
        <InboxTable submissions={data.items} isBusy={isPlaceholderData} />
      </Card>
      <Pages filter={filter} next={data.nextCursor} />
    </>
  );
}

function EmptyInbox({ filter, onShowAll }: InboxProps) {
  const { t } = useTranslation('review');
  const isOfState = useSignedIn().organisation.kind === 'state';
  const isNarrowed = filter.state !== undefined || filter.caseId !== undefined;
  if (!isNarrowed) {
    const empty = isOfState ? 'inbox.emptyOfState' : 'inbox.empty';
    return <EmptyState title={t(`${empty}.title`)}>{t(`${empty}.body`)}</EmptyState>;
  }
  return (
    <EmptyState
      title={t('inbox.nothingFound')}
      action={<Button onPress={onShowAll}>{t('inbox.showAll')}</Button>}
    >
      {t('inbox.nothingFoundBody')}
    </EmptyState>
  );
}

function Pages({ filter, next }: { filter: InboxFilter; next: string | undefined }) {
  const { t } = useTranslation('review');
  const page = (cursor: string | undefined) => `/inbox?${addressOf({ ...filter, cursor })}`;
  return (
    <Pagination
      label={t('inbox.pages')}
      newer={
        filter.cursor === undefined
          ? undefined
          : { label: t('inbox.newest'), href: page(undefined) }
      }
      older={next === undefined ? undefined : { label: t('inbox.older'), href: page(next) }}
    />
  );
}
