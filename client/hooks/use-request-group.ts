import { useQuery } from '@tanstack/react-query';
import { RequestPage, type RequestSummary } from '../../core/contracts/requests.ts';
import { listAll } from '../../core/exchange/pages.ts';
import { portal } from '../lib/portal.ts';

/** The requests of one drafting, this one among them; only who asks sees that they belong together. */
export function useRequestGroup({ groupId, caseId }: Pick<RequestSummary, 'groupId' | 'caseId'>) {
  return useQuery({
    queryKey: ['requests', 'group', groupId],
    queryFn: async (): Promise<RequestSummary[]> => {
      const path = `/requests?side=requester&caseId=${caseId}`;
      const issued = await listAll(portal, RequestPage, path);
      return issued.filter((request) => request.groupId === groupId);
    },
    enabled: groupId !== undefined,
  });
}
