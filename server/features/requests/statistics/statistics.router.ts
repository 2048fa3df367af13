import {
  RequestStatistics,
  RequestStatisticsQuery,
} from '../../../../core/contracts/request-statistics.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import type { StatisticsService } from './statistics.service.ts';

export function statisticsEndpoints(service: StatisticsService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/requests/statistics',
      summary: 'How the requests of the own organisation stand, and how long answers took',
      access: contentRoles,
      audit: { action: 'request.read-statistics' },
      input: { query: RequestStatisticsQuery },
      status: 200,
      output: RequestStatistics,
      handle: ({ query }, { principal }) => service.read(principal, query),
    }),
  ];
}
