import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestStep } from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import { useKeys } from '../../../../hooks/use-keys.ts';
import { SessionError, type SeenKeys } from '../../../../session/index.ts';
import type { MoveDraft } from './move-draft.ts';

type Move = MoveDraft & { readonly step: RequestStep; readonly keys: SeenKeys };

/** Takes a step; what was typed is the caller's, and stays whatever happens. */
export function useMove({ id, version }: RequestSummary, onMoved: () => void) {
  const keys = useKeys();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ step, ground, until, message, keys: seen }: Move) =>
      keys.worker().moveRequest({
        request: { id, version },
        step,
        keys: seen,
        ...(ground !== '' && { ground }),
        ...(until !== '' && { until }),
        ...(message.trim() !== '' && { message: message.trim() }),
      }),
    onSuccess: onMoved,
    onError: (error) => {
      if (error instanceof SessionError && error.code === 'key-changed') {
        void queryClient.invalidateQueries({ queryKey: ['trust', 'organisation'] });
      }
    },
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  });
}

/** The portal has another state than the one that was shown here. */
export function isConflict(error: unknown): boolean {
  const conflicts = ['VERSION_CONFLICT', 'TRANSITION_NOT_ALLOWED'];
  return error instanceof SessionError && conflicts.includes(error.code);
}
