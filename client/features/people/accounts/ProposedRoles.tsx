import { useTranslation } from 'react-i18next';
import { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { useProposedRoles } from './use-accounts.ts';

/** Roles that one administrator has proposed and another has not approved yet. Nothing when there are none. */
export function ProposedRoles() {
  const { t } = useTranslation('people');
  const { data: members = [] } = useProposedRoles();
  if (members.length === 0) return null;
  return (
    <Card title={t('proposals.title')}>
      <ul className="people-keepers">
        {members.map((member) => (
          <Proposal key={member.id} member={member} />
        ))}
      </ul>
    </Card>
  );
}

type ProposalProps = { readonly member: MemberResponse };

function Proposal({ member }: ProposalProps) {
  const { t } = useTranslation(['people', 'common']);
  const formats = useFormats();
  const self = useSignedIn().member;
  const { displayName: name, role, proposedRole, proposedBy, proposedUntil } = member;
  if (!proposedRole || !proposedUntil) return null;
  const words = {
    name,
    from: t(`common:roles.${role}`),
    to: t(`common:roles.${proposedRole}`),
    date: formats.dateTime(proposedUntil),
  };
  const isOwn = member.id === self.id;
  return (
    <li className="people-lines">
      <span>{t('people:proposals.what', words)}</span>
      {isOwn && <span className="muted small">{t('people:proposals.yourself')}</span>}
      {proposedBy === self.id && (
        <span className="muted small">{t('people:proposals.another')}</span>
      )}
      {!isOwn && (
        <span className="people-acts">
          {proposedBy !== self.id && <Approve member={member} />}
          <Withdraw member={member} />
        </span>
      )}
    </li>
  );
}

function Approve({ member: { id, version, displayName: name } }: ProposalProps) {
  const { t } = useTranslation('people');
  return (
    <ConfirmedAct
      label={t('approve.act')}
      name={t('proposals.approveFor', { name })}
      title={t('proposals.approveTitle', { name })}
      tone="primary"
      act={() =>
        portal.call(MemberResponse, `/members/${id}/role-change/approval`, {
          method: 'POST',
          version,
        })
      }
    >
      <p>{t('proposals.approveBody')}</p>
    </ConfirmedAct>
  );
}

function Withdraw({ member: { id, version, displayName: name } }: ProposalProps) {
  const { t } = useTranslation('people');
  return (
    <ConfirmedAct
      label={t('proposals.withdraw')}
      name={t('proposals.withdrawFor', { name })}
      title={t('proposals.withdrawTitle', { name })}
      act={() =>
        portal.call(MemberResponse, `/members/${id}/role-change`, { method: 'DELETE', version })
      }
    >
      <p>{t('proposals.withdrawBody')}</p>
    </ConfirmedAct>
  );
}
