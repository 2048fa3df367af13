import {
  AccessLogPage,
  AccessLogParams,
  AccessLogQuery,
  AccessLogRecord,
} from '../../../core/contracts/access-log.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { AccessLogService } from './access-log.service.ts';

export function accessLogEndpoints(service: AccessLogService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/access-log/entries',
      summary: 'Find entries of the access log, newest first',
      access: ['auditor'],
      audit: { action: 'access-log.search' },
      rateLimit: 'search',
      input: { query: AccessLogQuery },
      status: 200,
      output: AccessLogPage,
      handle: ({ query }) => service.search(query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/access-log/entries/:index',
      summary: 'Read one entry of the access log',
      access: ['auditor'],
      audit: { action: 'access-log.read' },
      input: { params: AccessLogParams },
      status: 200,
      output: AccessLogRecord,
      handle: async ({ params }, context) => {
        const record = await service.get(params.index);
        context.describe({ type: 'access-record', id: record.entry.id });
        return record;
      },
    }),
  ];
}
