import { useQuery } from '@tanstack/react-query';
import { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { createEvidenceCheck } from '../../../session/log-evidence.ts';
import type { Submission } from './use-submission.ts';

/** A checkpoint is signed about once a second. */
const ASK_AGAIN_MS = 2_000;

/** The receipt of the latest time it was submitted, verified here; asked for again until the log proves it. */
export function useReceipt({ id, submittedAt }: Submission, isAsked: boolean) {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['submissions', id, 'receipt', submittedAt],
    queryFn: async () => {
      const receipt = await portal.call(ReceiptResponse, `/submissions/${id}/receipt`);
      const verdict = await createEvidenceCheck(portal, member.id).checkReceipt(receipt);
      return { receipt, verdict };
    },
    enabled: isAsked,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) =>
      data?.verdict.status === 'unsigned' ? ASK_AGAIN_MS : false,
  });
}
