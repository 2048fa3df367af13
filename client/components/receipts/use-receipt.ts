import { useQuery } from '@tanstack/react-query';
import { ReceiptResponse } from '../../../core/contracts/receipts.ts';
import type { FileFolder } from '../../../core/exchange/folders.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { createEvidenceCheck } from '../../session/log-evidence.ts';

/** A submission or a request that the portal has received; `at`: when it did so the latest time. */
export type Received = { readonly folder: FileFolder; readonly at: string };

/** A checkpoint is signed about once a second. */
const ASK_AGAIN_MS = 2_000;

/** The receipt of that time, verified here; asked for again until the log proves it. */
export function useReceipt({ folder: { type, id }, at }: Received, isAsked: boolean) {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: [`${type}s`, id, 'receipt', at],
    queryFn: async () => {
      const receipt = await portal.call(ReceiptResponse, `/${type}s/${id}/receipt`);
      const verdict = await createEvidenceCheck(portal, member.id).checkReceipt(receipt);
      return { receipt, verdict };
    },
    enabled: isAsked,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) =>
      data?.verdict.status === 'unsigned' ? ASK_AGAIN_MS : false,
  });
}
