import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecisionOutcome } from '../../../../core/contracts/submissions.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import { SessionError, type SeenKeys } from '../../../session/index.ts';

type Decision = {
  readonly submissionId: string;
  readonly outcome: DecisionOutcome;
  readonly remark: string;
  readonly seen: SeenKeys;
};

/** Signs and sends a decision; what was typed is the caller's, and stays whatever happens. */
export function useDecision(onDecided: (outcome: DecisionOutcome) => void) {
  const keys = useKeys();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ submissionId, outcome, remark, seen }: Decision) =>
      keys.worker().decide({
        submissionId,
        outcome,
        keys: seen,
        ...(remark.trim() !== '' && { remark: remark.trim() }),
      }),
    onSuccess: (_summary, { outcome }) => {
      void queryClient.invalidateQueries({ queryKey: ['submissions'] });
      onDecided(outcome);
    },
    onError: (error) => {
      if (error instanceof SessionError && error.code === 'key-changed') {
        void queryClient.invalidateQueries({ queryKey: ['trust', 'organisation'] });
      }
    },
  });
}

/** The portal has another state than the one that was opened here. */
export function isConflict(error: unknown): boolean {
  const conflicts = ['VERSION_CONFLICT', 'TRANSITION_NOT_ALLOWED', 'DECISION_NOT_VALID'];
  return error instanceof SessionError && conflicts.includes(error.code);
}
