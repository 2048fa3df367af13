import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { RequestSummary } from '../../../core/contracts/requests.ts';
import { useEmptyFolder } from '../../components/deposits/use-empty-folder.ts';
import { portal } from '../../lib/portal.ts';
import type { RequestDesk } from './use-request-desk.ts';
import { useLearnRequest } from './use-request-summary.ts';

/** Withdraws a draft; neither its files nor what was written of it stay behind. */
export function useGiveUpDraft({ id }: RequestSummary, desk: RequestDesk) {
  const { stopDeposits, removeFiles } = useEmptyFolder({ type: 'request', id });
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const learn = useLearnRequest();
  return useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      await stopDeposits();
      await removeFiles();
      // Taking files out has raised its version.
      const { version } = await portal.call(RequestSummary, `/requests/${id}`);
      const call = { method: 'POST', version, body: {} } as const;
      return portal.call(RequestSummary, `/requests/${id}/withdraw`, call);
    },
    onSuccess: async (withdrawn) => {
      await desk.discard();
      await navigate('/requests?side=requester');
      learn(withdrawn);
      await queryClient.invalidateQueries({ queryKey: ['requests'] });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['requests', id] }),
  });
}
