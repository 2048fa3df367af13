import type { RequestStep } from '../../core/contracts/request-transitions.ts';
import type {
  BegunRequests,
  CreateRequestsRequest,
  MoveRequest,
  RequestSummary,
} from '../../core/contracts/requests.ts';
import type { z } from 'zod';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';
import { inDays } from './requesting.ts';
import type { Versioned } from './submission-actions.ts';

type Parties = { readonly by: Actor; readonly to: Actor };

/** What people do with a request, each act as their browser would send it. */
export function createRequestActions(exchange: Exchange) {
  function step(by: Actor, { id, version }: Versioned, name: RequestStep, body: MoveRequest = {}) {
    return by.request('post', `/requests/${id}/${name}`).set('If-Match', `"${version}"`).send(body);
  }

  /** Sealed to both sides of a request, by the one who writes. */
  function sealedBetween({ by, to }: Parties, text: string) {
    return exchange.sealed(text, by, [by.organisationId, to.organisationId]);
  }

  /** An informal tracing request between States with its content, not sent yet. */
  async function draft(
    { by, to }: Parties,
    more: Partial<CreateRequestsRequest> = {},
  ): Promise<RequestSummary> {
    const begun = await by.post('/requests', {
      caseId: exchange.courtCase.id,
      flow: 'state-to-state',
      addresseeOrganisationIds: [to.organisationId],
      formality: 'informal',
      measure: 'trace',
      urgency: { level: 'routine' },
      responseTarget: inDays(30),
      markings: {
        classification: 'confidential',
        handlingCondition: 'H1',
        sharingLimit: 'TLP:AMBER',
      },
      ...more,
    });
    const [request] = (done(begun, 201) as z.infer<typeof BegunRequests>).items;
    if (!request) throw new Error('one draft is begun for each addressee');
    const written = await by
      .put(`/requests/${request.id}/content`, {
        content: await sealedBetween({ by, to }, 'The account of ...'),
      })
      .set('If-Match', `"${request.version}"`);
    return done(written, 200) as RequestSummary;
  }

  /** One that was sent by a focal point, and went on by these steps; whoever they are for takes them. */
  async function sent(
    { by, to }: Parties,
    more: Partial<CreateRequestsRequest> = {},
    ...moves: readonly (readonly [Actor, RequestStep, MoveRequest?])[]
  ): Promise<RequestSummary> {
    let request = await draft({ by, to }, more);
    for (const [actor, name, body] of [[by, 'send'] as const, ...moves]) {
      request = done(await step(actor, request, name, body), 200) as RequestSummary;
    }
    return request;
  }

  return { step, sealedBetween, draft, sent };
}
export type RequestActions = ReturnType<typeof createRequestActions>;

function done(
  response: { readonly status: number; readonly text: string; readonly body: unknown },
  status: number,
): unknown {
  if (response.status !== status) throw new Error(`${response.status}: ${response.text}`);
  return response.body;
}
