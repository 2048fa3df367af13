import { OpeningsPage, OpeningsQuery } from '../../../core/contracts/access-log-openings.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { OpeningsService } from './openings.service.ts';

export function openingsEndpoints(service: OpeningsService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/access-log/openings',
      summary: 'Find out who opened what the own organisation provides, with the proof of each act',
      access: contentRoles,
      audit: { action: 'access-log.read-openings' },
      rateLimit: 'search',
      input: { query: OpeningsQuery },
      status: 200,
      output: OpeningsPage,
      handle: ({ query }, { principal }) => service.list(principal, query),
    }),
  ];
}
