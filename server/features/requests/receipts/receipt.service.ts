import type { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { Receipts } from '../../receipts/index.ts';
import type { RequestAccess } from '../request.access.ts';
import type { CooperationRequest } from '../request.ts';

type Dependencies = {
  readonly access: RequestAccess;
  readonly receipts: Pick<Receipts, 'find'>;
};

export function createReceiptService({ access, receipts }: Dependencies) {
  return {
    /** For the organisation that sent it. @throws AppError `NOT_FOUND` */
    async get(
      principal: Principal,
      requestId: string,
    ): Promise<{ receipt: ReceiptResponse; request: CooperationRequest }> {
      const { request, side } = await access.get(principal, requestId);
      if (side !== 'requester') throw notFound();
      const act = { action: 'request.send', object: requestId } as const;
      return { receipt: await receipts.find(act, request.receipt), request };
    },
  };
}
export type ReceiptService = ReturnType<typeof createReceiptService>;
