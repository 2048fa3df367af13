import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';

type TakeUpButtonProps = {
  readonly submission: SubmissionSummary;
  readonly onTakenUp: () => void;
};

/** Begins the review: the sender sees that somebody looks at it, and cannot change it any more. */
export function TakeUpButton({ submission, onTakenUp }: TakeUpButtonProps) {
  const { t } = useTranslation('review');
  const keys = useKeys();
  const queryClient = useQueryClient();
  const takeUp = useMutation({
    mutationFn: () => keys.worker().takeUp({ id: submission.id, version: submission.version }),
    onSuccess: async () => {
      onTakenUp();
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
    },
  });
  if (takeUp.error) {
    return <ProblemNote error={takeUp.error} retry={onTakenUp} />;
  }
  return (
    <Button
      variant="primary"
      isPending={takeUp.isPending}
      pendingLabel={t('acts.takingUp')}
      onPress={() => {
        takeUp.mutate();
      }}
    >
      {t('acts.takeUp')}
    </Button>
  );
}
