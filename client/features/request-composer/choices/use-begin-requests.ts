import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { BegunRequests, type CreateRequestsRequest } from '../../../../core/contracts/requests.ts';
import { portal } from '../../../lib/portal.ts';
import { useLearnRequest } from '../use-request-summary.ts';

/** Begins one draft for each addressee, and goes on with what is sealed. */
export function useBeginRequests() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const learn = useLearnRequest();
  return useMutation({
    // Offline is told at once, not waited for.
    networkMode: 'always',
    mutationFn: (body: CreateRequestsRequest) =>
      portal.call(BegunRequests, '/requests', { method: 'POST', body }),
    onSuccess: async ({ items }) => {
      for (const begun of items) learn(begun);
      void queryClient.invalidateQueries({ queryKey: ['requests', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['requests', 'count'] });
      const [first] = items;
      // Going back never leads to a form that would begin them a second time.
      if (first) await navigate(`/requests/${first.id}/edit`, { replace: true });
    },
  });
}
