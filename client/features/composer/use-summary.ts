import { useQuery } from '@tanstack/react-query';
import { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { portal } from '../../lib/portal.ts';

export const summaryKey = (submissionId: string) =>
  ['submissions', submissionId, 'summary'] as const;

/** A submission without its sealed record. Each reading is an entry of the access log, so it is not asked for lightly. */
export function useSummary(submissionId: string) {
  return useQuery({
    queryKey: summaryKey(submissionId),
    queryFn: () => portal.call(SubmissionSummary, `/submissions/${submissionId}`),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
