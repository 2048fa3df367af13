import { Anomalies, AnomaliesQuery } from '../../../../core/contracts/access-log-anomalies.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import type { AnomalyService } from './anomalies.service.ts';

export function anomalyEndpoints(service: AnomalyService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/access-log/anomalies',
      summary: 'Find what stands out in a period, by plain rules',
      access: ['auditor'],
      audit: { action: 'access-log.read-anomalies' },
      rateLimit: 'search',
      input: { query: AnomaliesQuery },
      status: 200,
      output: Anomalies,
      handle: ({ query }) => service.list(query),
    }),
  ];
}
