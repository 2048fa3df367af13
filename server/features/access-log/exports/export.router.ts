import { Readable } from 'node:stream';
import { AccessLogExportQuery } from '../../../../core/contracts/access-log-export.ts';
import type { AccessAction } from '../../../../core/contracts/access-log.ts';
import { defineEndpoint, type Download, type Endpoint } from '../../../platform/http/endpoint.ts';
import type { ExportService } from './export.service.ts';

const common = {
  method: 'get',
  access: ['auditor'],
  rateLimit: 'search',
  status: 200,
  output: 'download',
} as const;
/** Who takes the log away cannot make disappear that it was taken. */
const recordedAs = (action: AccessAction) => ({ action, durability: 'witnessed' }) as const;

export function exportEndpoints(service: ExportService): Endpoint[] {
  return [
    defineEndpoint({
      ...common,
      path: '/access-log/export',
      summary:
        'The whole signed log as a C2SP tlog-tiles directory, in a tar file, to verify offline',
      audit: recordedAs('access-log.export'),
      input: {},
      produces: 'application/x-tar',
      handle: () =>
        Promise.resolve(attachment('access-log.tar', 'application/x-tar', service.tar())),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/export/csv',
      summary: 'Entries for a spreadsheet, oldest first',
      audit: recordedAs('access-log.export-csv'),
      input: { query: AccessLogExportQuery },
      produces: 'text/csv',
      handle: ({ query }) =>
        Promise.resolve(
          attachment(
            'access-log.csv',
            'text/csv; charset=utf-8; header=present',
            service.csv(query),
          ),
        ),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/export/ocsf',
      summary: 'Entries for a SIEM: events of OCSF, one on each line, oldest first',
      audit: recordedAs('access-log.export-ocsf'),
      input: { query: AccessLogExportQuery },
      produces: 'application/x-ndjson',
      handle: ({ query }) =>
        Promise.resolve(
          attachment('access-log.ocsf.jsonl', 'application/x-ndjson', service.ocsf(query)),
        ),
    }),
  ];
}

export function attachment(
  name: string,
  type: string,
  content: AsyncIterable<string | Uint8Array> | readonly Uint8Array[],
): Download {
  return {
    status: 200,
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
    body: Readable.from(content, { objectMode: true }),
  };
}
