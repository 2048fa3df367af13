import { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { SubmissionParams } from '../../../../core/contracts/submissions.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { submissionObject } from '../submission-object.ts';
import type { ReceiptService } from './receipt.service.ts';

export function receiptEndpoints(service: ReceiptService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/submissions/:submissionId/receipt',
      summary: 'Fetch the receipt of a submission, with the proof that the access log holds it',
      access: contentRoles,
      audit: {
        action: 'submission.read-receipt',
        object: { type: 'submission', param: 'submissionId' },
      },
      input: { params: SubmissionParams },
      status: 200,
      output: ReceiptResponse,
      handle: async ({ params }, { principal, describe }) => {
        const { receipt, submission } = await service.get(principal, params.submissionId);
        describe(submissionObject(submission));
        return receipt;
      },
    }),
  ];
}
