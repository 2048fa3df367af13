import { useQuery } from '@tanstack/react-query';
import { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { portal } from '../../lib/portal.ts';

export const summaryKey = (submissionId: string) =>
  ['submissions', submissionId, 'summary'] as const;

/**
 * A submission without its sealed record. Each reading is an entry of the access log, so it is not asked for lightly; but
 * whoever comes to answer a return must not be told that it is still submitted.
 */
export function useSummary(submissionId: string) {
  return useQuery({
    queryKey: summaryKey(submissionId),
    queryFn: () => portal.call(SubmissionSummary, `/submissions/${submissionId}`),
    staleTime: 60_000,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
}
