import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { Confirmation } from './Confirmation.tsx';
import { useChangeCase } from './use-case.ts';

type RemoveParticipantProps = {
  readonly courtCase: CaseResponse;
  readonly participant: OrganisationResponse;
};

export function RemoveParticipant({ courtCase, participant }: RemoveParticipantProps) {
  const { t } = useTranslation('cases');
  const change = useChangeCase(courtCase);
  const { id, name } = participant;
  return (
    <Confirmation
      act={t('remove.act')}
      actName={t('remove.actOf', { name })}
      title={t('remove.title', { name })}
      pendingLabel={t('remove.pending')}
      variant="danger"
      change={change}
      onConfirm={(close) => {
        change.mutate({ method: 'DELETE', path: `participants/${id}` }, { onSuccess: close });
      }}
    >
      {t('remove.body')}
    </Confirmation>
  );
}
