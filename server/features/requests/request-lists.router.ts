import { RequestCount } from '../../../core/contracts/counts.ts';
import { RequestPage, RequestQuery } from '../../../core/contracts/requests.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { Presenter } from './present.ts';
import type { RequestLists } from './request-lists.service.ts';

export function listEndpoints(lists: RequestLists, presenter: Presenter): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/requests',
      summary: 'List the requests that the own organisation issued, or that it received',
      access: contentRoles,
      audit: { action: 'request.list' },
      input: { query: RequestQuery },
      status: 200,
      output: RequestPage,
      handle: async ({ query }, { principal }) => {
        const { items, ...next } = await lists.list(principal, query);
        const shown = items.map((item) => presenter.summary(principal.organisationId, item));
        return { items: await Promise.all(shown), ...next };
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/requests/count',
      summary: 'Count the requests that wait for the own organisation, or that are late',
      access: contentRoles,
      audit: { action: 'request.count' },
      input: {},
      status: 200,
      output: RequestCount,
      handle: (_input, { principal }) => lists.count(principal),
    }),
  ];
}
