import { AccessLogSummaryQuery } from '../../../../core/contracts/access-log-export.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { attachment } from '../exports/export.router.ts';
import type { SummaryService } from './summary.service.ts';

export function summaryEndpoints(service: SummaryService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/access-log/export/summary',
      summary: 'What happened in a period, for people: a signed PDF',
      access: ['auditor'],
      audit: { action: 'access-log.summarise', durability: 'witnessed' },
      rateLimit: 'search',
      input: { query: AccessLogSummaryQuery },
      status: 200,
      output: 'download',
      produces: 'application/pdf',
      handle: async ({ query }) =>
        attachment('access-log-summary.pdf', 'application/pdf', [await service.pdf(query)]),
    }),
    defineEndpoint({
      method: 'get',
      path: '/access-log/report-certificate',
      summary: 'The certificate that signs summaries; compare it with what you were told elsewhere',
      access: 'public',
      audit: { unrecorded: 'public: a certificate' },
      input: {},
      status: 200,
      output: 'download',
      produces: 'application/x-pem-file',
      handle: async () =>
        attachment('report-certificate.pem', 'application/x-pem-file', [
          Buffer.from(await service.certificatePem()),
        ]),
    }),
  ];
}
