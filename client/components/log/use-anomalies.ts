import { useQuery } from '@tanstack/react-query';
import { Anomalies } from '../../../core/contracts/access-log-anomalies.ts';
import { portal } from '../../lib/portal.ts';

/** What stands out in a period. Asking is written to the log, so it is asked once. */
export function useAnomalies(span: { readonly from: string; readonly to: string }) {
  return useQuery({
    queryKey: ['access-log', 'anomalies', span],
    queryFn: () => portal.call(Anomalies, '/access-log/anomalies', { query: span }),
    staleTime: Infinity,
  });
}
