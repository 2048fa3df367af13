import { Readable } from 'node:stream';
import { CalendarFeedResponse, CalendarParams } from '../../../core/contracts/notifications.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Context, type Endpoint } from '../../platform/http/endpoint.ts';
import type { Principal } from '../../platform/principal.ts';
import type { CalendarService } from './calendar.service.ts';

/** Which account the calendar is of. */
function describe(context: Pick<Context, 'describe'>, { accountId, organisationId }: Principal) {
  context.describe({ type: 'account', id: accountId, organisationId });
}

export function calendarEndpoints(service: CalendarService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/calendar',
      summary: 'Make a new address for the own calendar of response targets',
      access: contentRoles,
      audit: { action: 'calendar.create' },
      input: {},
      status: 201,
      output: CalendarFeedResponse,
      handle: (_input, context) => {
        describe(context, context.principal);
        return service.create(context.principal);
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/calendar',
      summary: 'End the address of the own calendar',
      access: contentRoles,
      audit: { action: 'calendar.revoke' },
      input: {},
      status: 204,
      output: 'empty',
      handle: (_input, context) => {
        describe(context, context.principal);
        return service.revoke(context.principal);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/calendar/:token',
      summary: 'Read a calendar of response targets by its address',
      access: 'public',
      audit: { action: 'calendar.read' },
      rateLimit: 'calendar',
      input: { params: CalendarParams },
      status: 200,
      output: 'download',
      produces: 'text/calendar',
      handle: async ({ params }, context) => {
        const { principal, text } = await service.read(params.token);
        context.identify(principal);
        describe(context, principal);
        return {
          status: 200,
          headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
          body: Readable.from([text]),
        };
      },
    }),
  ];
}
