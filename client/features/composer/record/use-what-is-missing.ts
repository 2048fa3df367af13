import { useMemo } from 'react';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { useRequest } from '../../../hooks/use-request.ts';
import { missingIn } from './what-is-missing.ts';

/** The same function as long as it finds the same. */
export function useWhatIsMissing({ kind, requestId }: SubmissionSummary) {
  const asked = useRequest(requestId).data?.measure;
  return useMemo(() => missingIn({ kind }, asked), [kind, asked]);
}
