import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { useWorkplace } from '../../../hooks/use-keys.ts';
import type { RequestDesk } from '../use-request-desk.ts';
import { useLearnRequest } from '../use-request-summary.ts';

/** Once everything is sent: to the request, or to the list where there are several. */
export function useLeave(desk: RequestDesk) {
  const { deposits } = useWorkplace();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const learn = useLearnRequest();
  return async (sent: readonly RequestSummary[]): Promise<void> => {
    const ids = new Set(sent.map(({ id }) => id));
    for (const deposit of deposits.getSnapshot()) {
      if (ids.has(deposit.folder.id)) deposits.dismiss(deposit.id);
    }
    await desk.discard();
    const [only, ...others] = sent;
    const isOne = only !== undefined && others.length === 0;
    await navigate(isOne ? `/requests/${only.id}` : '/requests?side=requester');
    for (const request of sent) learn(request);
    await queryClient.invalidateQueries({ queryKey: ['requests'] });
  };
}
