import { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { RequestParams } from '../../../../core/contracts/requests.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { requestObject } from '../request-object.ts';
import type { ReceiptService } from './receipt.service.ts';

export function receiptEndpoints(service: ReceiptService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/requests/:requestId/receipt',
      summary: 'Fetch the receipt of a request, with the proof that the access log holds it',
      access: contentRoles,
      audit: {
        action: 'request.read-receipt',
        object: { type: 'request', param: 'requestId' },
      },
      input: { params: RequestParams },
      status: 200,
      output: ReceiptResponse,
      handle: async ({ params }, { principal, describe }) => {
        const { receipt, request } = await service.get(principal, params.requestId);
        describe(requestObject(request));
        return receipt;
      },
    }),
  ];
}
