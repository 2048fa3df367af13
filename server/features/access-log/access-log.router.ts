import {
  AccessLogActivity,
  AccessLogActivityQuery,
} from '../../../core/contracts/access-log-activity.ts';
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
      summary:
        'Find entries of the access log, newest first, with the names of whom and what they name',
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
    defineEndpoint({
      method: 'get',
      path: '/access-log/activity',
      summary: 'Count what was done and what was refused, by hour or day',
      access: ['auditor'],
      audit: { action: 'access-log.count' },
      rateLimit: 'search',
      input: { query: AccessLogActivityQuery },
      status: 200,
      output: AccessLogActivity,
      handle: ({ query }) => service.activity(query),
    }),
  ];
}
