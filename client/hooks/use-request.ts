import { useQuery } from '@tanstack/react-query';
import { RequestResponse } from '../../core/contracts/requests.ts';
import { portal } from '../lib/portal.ts';

/** The content is read and opened elsewhere, while the keys are there. */
const WithoutContent = RequestResponse.omit({ content: true });

/** Without its content. Nothing is asked for where there is no request. */
export function useRequest(requestId: string | undefined) {
  return useQuery({
    queryKey: ['requests', requestId, 'detail'],
    queryFn: () => portal.call(WithoutContent, `/requests/${requestId ?? ''}`),
    enabled: requestId !== undefined,
    staleTime: 60_000,
    // Each reading is an entry of the access log; but the other side may have moved since the last look.
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
}
