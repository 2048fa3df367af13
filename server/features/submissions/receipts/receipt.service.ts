import type { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { Receipts } from '../../receipts/index.ts';
import type { SubmissionAccess } from '../submission.access.ts';
import type { Submission } from '../submission.ts';

type Dependencies = {
  readonly access: SubmissionAccess;
  readonly receipts: Pick<Receipts, 'find'>;
};

export function createReceiptService({ access, receipts }: Dependencies) {
  return {
    /** Of the latest time it was submitted. For the organisation that sent it. @throws AppError `NOT_FOUND` */
    async get(
      principal: Principal,
      submissionId: string,
    ): Promise<{ receipt: ReceiptResponse; submission: Submission }> {
      const { submission, side } = await access.get(principal, submissionId);
      if (side !== 'sender') throw notFound();
      const act = { action: 'submission.submit', object: submissionId } as const;
      return { receipt: await receipts.find(act, submission.receipt), submission };
    },
  };
}
export type ReceiptService = ReturnType<typeof createReceiptService>;
