import { useQuery } from '@tanstack/react-query';
import { SubmissionResponse } from '../../../../core/contracts/submissions.ts';
import { portal } from '../../../lib/portal.ts';

/** The record is read and opened elsewhere, when somebody asks for it. */
const WithoutRecord = SubmissionResponse.omit({ record: true });

export function useSubmission(submissionId: string) {
  return useQuery({
    queryKey: ['submissions', submissionId, 'detail'],
    queryFn: () => portal.call(WithoutRecord, `/submissions/${submissionId}`),
    staleTime: 60_000,
    // Each reading is an entry of the access log; but it may have been submitted, or decided, since the last look.
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
}
export type Submission = NonNullable<ReturnType<typeof useSubmission>['data']>;
