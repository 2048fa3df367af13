import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RequestSummary, type ChangeRequestRequest } from '../../../../core/contracts/requests.ts';
import { portal } from '../../../lib/portal.ts';
import { useLearnRequest } from '../use-request-summary.ts';

/** Changes what is in clear, of every draft that it is meant for. */
export function useChangeClear(requests: readonly RequestSummary[], onDone: () => void) {
  const queryClient = useQueryClient();
  const learn = useLearnRequest();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (body: ChangeRequestRequest) => {
      for (const { id, version } of requests) {
        const call = { method: 'PUT', version, body } as const;
        learn(await portal.call(RequestSummary, `/requests/${id}`, call));
      }
    },
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  });
}
