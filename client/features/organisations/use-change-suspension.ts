import { useMutation, useQueryClient } from '@tanstack/react-query';
import { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { portal } from '../../lib/portal.ts';

/** `POST` suspends, `DELETE` ends it. */
export function useChangeSuspension({ id, version }: OrganisationResponse) {
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (method: 'POST' | 'DELETE') =>
      portal.call(OrganisationResponse, `/organisations/${id}/suspension`, { method, version }),
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['organisations'] });
    },
  });
}
