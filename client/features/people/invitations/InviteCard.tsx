import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { InviteForm } from './InviteForm.tsx';
import { useInvite } from './use-invite.ts';

type InviteCardProps = {
  /** Among which is chosen. */
  readonly organisations: readonly OrganisationResponse[];
};

export function InviteCard({ organisations }: InviteCardProps) {
  const { t } = useTranslation('people');
  const invite = useInvite();
  return (
    <Card title={t('invite.title')}>
      {invite.issued ? (
        <InvitationLink issued={invite.issued} onDone={invite.finish} />
      ) : (
        <InviteForm
          organisations={organisations}
          onInvite={invite.run}
          isPending={invite.isPending}
          error={invite.error}
        />
      )}
    </Card>
  );
}
