import { useTranslation } from 'react-i18next';
import {
  InvitationResponse,
  IssuedInvitationResponse,
} from '../../../../core/contracts/accounts.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { managedRoles } from '../may-manage.ts';
import type { Issued } from './use-invite.ts';

type InvitationActsProps = {
  readonly invitation: InvitationResponse;
  readonly onApproved: (issued: Issued) => void;
};

export function InvitationActs({ invitation, onApproved }: InvitationActsProps) {
  const { t } = useTranslation('people');
  const { member } = useSignedIn();
  const { id, email, role } = invitation;
  if (!managedRoles(member.role).includes(role)) return null;
  return (
    <span className="people-acts">
      <Approve invitation={invitation} onApproved={onApproved} />
      <ConfirmedAct
        label={t('revoke.act')}
        name={t('revoke.actFor', { email })}
        title={t('revoke.title', { email })}
        act={() => portal.call(InvitationResponse, `/invitations/${id}`, { method: 'DELETE' })}
      >
        <p>{t('revoke.body')}</p>
      </ConfirmedAct>
    </span>
  );
}

/** Who invited cannot be the second. */
function Approve({ invitation, onApproved }: InvitationActsProps) {
  const { t } = useTranslation(['people', 'common']);
  const { member } = useSignedIn();
  const { id, email, role, state, invitedBy } = invitation;
  const isSecond = member.role === 'administrator' && invitedBy !== member.id;
  if (state !== 'awaiting-approval' || !isSecond) return null;

  async function approve(): Promise<void> {
    const path = `/invitations/${id}/approval`;
    const { token } = await portal.call(IssuedInvitationResponse, path, { method: 'POST' });
    onApproved({ email, token });
  }
  return (
    <ConfirmedAct
      label={t('people:approve.act')}
      name={t('people:approve.actFor', { email })}
      title={t('people:approve.title', { email })}
      tone="primary"
      act={approve}
    >
      <p>{t('people:approve.body', { role: t(`common:roles.${role}`) })}</p>
    </ConfirmedAct>
  );
}
