import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationResponse } from '../../../../core/contracts/accounts.ts';
import { Card } from '../../../components/ui/Card.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { PlainTable } from '../../../components/ui/PlainTable.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { useOpenInvitations } from '../use-people.ts';
import { InvitationActs } from './InvitationActs.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { InvitationStateChip } from './InvitationStateChip.tsx';
import type { Issued } from './use-invite.ts';

/** Invitations that nobody has used yet. */
export function InvitationsCard() {
  const { t } = useTranslation('people');
  const [approved, setApproved] = useState<Issued>();
  const columns = useColumns(setApproved);
  return (
    <Card title={t('invitations.title')}>
      {approved && (
        <InvitationLink
          issued={approved}
          onDone={() => {
            setApproved(undefined);
          }}
        />
      )}
      <Answer query={useOpenInvitations()}>
        {(invitations) =>
          invitations.length === 0 ? (
            <p className="muted">{t('invitations.none')}</p>
          ) : (
            <PlainTable
              caption={t('invitations.title')}
              isCaptionHidden
              columns={columns}
              rows={invitations}
              rowId={({ id }) => id}
            />
          )
        }
      </Answer>
    </Card>
  );
}

function useColumns(onApproved: (issued: Issued) => void): Column<InvitationResponse>[] {
  const { t } = useTranslation(['people', 'common']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const isAdministrator = useSignedIn().member.role === 'administrator';
  return [
    {
      id: 'person',
      label: t('people:invitations.person'),
      isRowHeader: true,
      render: ({ email, role, organisationId }) => (
        <span className="people-lines">
          <strong>{email}</strong>
          <span>{t(`common:roles.${role}`)}</span>
          {isAdministrator && (
            <span className="muted small">{organisations?.get(organisationId)?.name}</span>
          )}
        </span>
      ),
    },
    {
      id: 'state',
      label: t('people:members.state'),
      render: (invitation) => <InvitationStateChip invitation={invitation} />,
    },
    {
      id: 'expires',
      label: t('people:invitations.expires'),
      render: ({ expiresAt }) => (
        <time className="numeric" dateTime={expiresAt}>
          {formats.dateTime(expiresAt)}
        </time>
      ),
    },
    {
      id: 'acts',
      label: t('people:members.acts'),
      render: (invitation) => <InvitationActs invitation={invitation} onApproved={onApproved} />,
    },
  ];
}
