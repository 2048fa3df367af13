import { useTranslation } from 'react-i18next';
import type { InvitationResponse } from '../../../../core/contracts/accounts.ts';
import { Chip } from '../../../components/ui/Chip.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';

type InvitationStateChipProps = { readonly invitation: InvitationResponse };

/** What an invitation waits for: the invited person, or a second administrator. */
export function InvitationStateChip({ invitation }: InvitationStateChipProps) {
  const { t } = useTranslation('people');
  const { member } = useSignedIn();
  if (invitation.state === 'open') return <Chip icon="clock">{t('invitations.open')}</Chip>;
  if (invitation.invitedBy === member.id) {
    return <Chip icon="clock">{t('invitations.byAnother')}</Chip>;
  }
  return (
    <Chip tone="warn" icon="person">
      {t(member.role === 'administrator' ? 'invitations.byYou' : 'invitations.byAnother')}
    </Chip>
  );
}
