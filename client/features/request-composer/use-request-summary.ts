import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { RequestSummary } from '../../../core/contracts/requests.ts';
import { portal } from '../../lib/portal.ts';

const summaryKey = (requestId: string) => ['requests', requestId, 'summary'] as const;
const groups = ['requests', 'group'] as const;

/** A request without its sealed content. Each reading is an entry of the access log, so it is not asked for lightly. */
export function useRequestSummary(requestId: string) {
  return useQuery({
    queryKey: summaryKey(requestId),
    queryFn: () => portal.call(RequestSummary, `/requests/${requestId}`),
    staleTime: 60_000,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
}

/** Puts what the portal has answered wherever the request is shown: the next attempt begins from there. */
export function useLearnRequest(): (changed: RequestSummary) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (changed) => {
      queryClient.setQueryData(summaryKey(changed.id), changed);
      queryClient.setQueriesData<RequestSummary[]>({ queryKey: groups }, (known) =>
        known?.map((request) => (request.id === changed.id ? changed : request)),
      );
    },
    [queryClient],
  );
}
