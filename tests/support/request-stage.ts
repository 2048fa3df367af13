import type { RequestState, RequestStep } from '../../core/contracts/request-transitions.ts';
import type {
  CreateRequestsRequest,
  Flow,
  MoveRequest,
  RequestResponse,
  RequestSummary,
} from '../../core/contracts/requests.ts';
import type { SealedContent } from '../../core/contracts/sealed-content.ts';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';
import type { TestPortal } from './test-portal.ts';

export type Versioned = { readonly id: string; readonly version: number };
export type Standing = RequestState | 'withdrawn-unseen';

const DAY_MS = 86_400_000;

/** A day so many days from now, as an ISO 8601 date in UTC. */
export function inDays(days: number, now = new Date()): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

export const markings = {
  classification: 'confidential',
  handlingCondition: 'H1',
  sharingLimit: 'TLP:AMBER',
} as const;

const waysTo: Readonly<Record<Standing, readonly RequestStep[]>> = {
  draft: [],
  sent: ['send'],
  acknowledged: ['send', 'acknowledge'],
  'in-consultation': ['send', 'acknowledge', 'consult'],
  postponed: ['send', 'acknowledge', 'postpone'],
  refused: ['send', 'acknowledge', 'consult', 'refuse'],
  impossible: ['send', 'acknowledge', 'declare-impossible'],
  'executed-in-part': ['send', 'acknowledge', 'execute-in-part'],
  executed: ['send', 'acknowledge', 'execute'],
  withdrawn: ['send', 'withdraw'],
  'withdrawn-unseen': ['withdraw'],
  closed: ['send', 'acknowledge', 'consult', 'refuse', 'close'],
};

/** A body that the step takes. */
export function bodyOf(step: RequestStep): MoveRequest {
  if (step === 'postpone') return { ground: 'ongoing-investigation', until: inDays(20) };
  if (step === 'refuse') return { ground: 'national-security' };
  if (step === 'declare-impossible') return { ground: 'disappeared' };
  return {};
}

/**
 * Requests among the people of an exchange, led over HTTP to where a test needs them: one State asks another, unless the
 * Court is on one side.
 */
export async function createRequestStage({ people }: TestPortal, exchange: Exchange) {
  const { focalPoint, expert, reviewer, receivingFocalPoint } = exchange.actors;
  const askedExpert = await people.member('expert', receivingFocalPoint.organisationId);

  /** The focal points of either side. */
  const sides: Readonly<Record<Flow, { readonly requester: Actor; readonly addressee: Actor }>> = {
    'state-to-state': { requester: focalPoint, addressee: receivingFocalPoint },
    'court-to-state': { requester: reviewer, addressee: focalPoint },
    'state-to-court': { requester: focalPoint, addressee: reviewer },
  };
  const contents = new Map<string, SealedContent>();

  /** Sealed to both organisations, and signed by somebody of the first. */
  async function sealedBetween(author: Actor, other: Actor): Promise<SealedContent> {
    const to = [author.organisationId, other.organisationId];
    const known = contents.get(to.join());
    const content = known ?? (await exchange.sealed('Where are the accounts?', author, to));
    contents.set(to.join(), content);
    return content;
  }

  function bodyOfDraft(more: Partial<CreateRequestsRequest> = {}): CreateRequestsRequest {
    const flow = more.flow ?? 'state-to-state';
    return {
      caseId: exchange.courtCase.id,
      flow,
      addresseeOrganisationIds: [sides[flow].addressee.organisationId],
      formality: 'informal',
      measure: 'trace',
      urgency: { level: 'routine' },
      responseTarget: inDays(30),
      markings,
      ...more,
    };
  }

  async function draft(
    more: Partial<CreateRequestsRequest> = {},
    by: Actor = sides[more.flow ?? 'state-to-state'].requester,
  ): Promise<RequestSummary> {
    const begun = await by.post('/requests', bodyOfDraft(more));
    const [only] = (done(begun, 201) as { items: RequestSummary[] }).items;
    if (!only) throw new Error('one draft is begun for each addressee');
    return only;
  }

  /** A draft that could be sent. */
  async function written(more: Partial<CreateRequestsRequest> = {}): Promise<RequestSummary> {
    const begun = await draft(more);
    const { requester, addressee } = sides[begun.flow];
    const content = await sealedBetween(requester, addressee);
    return change('put', requester, begun, 'content', { content });
  }

  async function change(
    method: 'put' | 'post',
    by: Actor,
    request: Versioned,
    what: string,
    body: object = {},
  ): Promise<RequestSummary> {
    return done(await send(method, by, request, what, body)) as RequestSummary;
  }

  /** An answer of the addressee's that the requester may read. */
  async function answer({ id, flow }: RequestSummary): Promise<Versioned> {
    const { requester, addressee } = sides[flow];
    const begun = await addressee.post(`/requests/${id}/answers`, { markings });
    const content = await sealedBetween(addressee, requester);
    const drafted = done(begun, 201) as Versioned;
    const written = await toSubmission('put', addressee, drafted, 'record', { content });
    const submitted = await toSubmission('post', addressee, done(written) as Versioned, 'submit');
    return done(submitted) as Versioned;
  }

  /** `answered`: an answer is there as soon as there can be one. */
  async function requestThatIs(
    standing: Standing,
    { answered = false, ...more }: Partial<CreateRequestsRequest> & { answered?: boolean } = {},
  ): Promise<RequestSummary> {
    let request = await written(more);
    const { requester, addressee } = sides[request.flow];
    for (const step of waysTo[standing]) {
      const needsAnswer = step === 'execute' || step === 'execute-in-part';
      if (needsAnswer && !answered) await answer(request);
      const by = ['send', 'withdraw', 'close'].includes(step) ? requester : addressee;
      request = await change('post', by, request, step, bodyOf(step));
      if (answered && step === 'send') await answer(request);
    }
    return request;
  }

  return {
    askedExpert,
    expert,
    sides,
    sealedBetween,
    bodyOfDraft,
    draft,
    written,
    change,
    answer,
    requestThatIs,
    async read(by: Actor, { id }: { readonly id: string }): Promise<RequestResponse> {
      return done(await by.get(`/requests/${id}`)) as RequestResponse;
    },
  };
}
export type RequestStage = Awaited<ReturnType<typeof createRequestStage>>;

export function send(
  method: 'put' | 'post',
  by: Actor,
  { id, version }: Versioned,
  what: string,
  body: object = {},
) {
  const path = what === '' ? `/requests/${id}` : `/requests/${id}/${what}`;
  return by.request(method, path).set('If-Match', `"${version}"`).send(body);
}

function toSubmission(
  method: 'put' | 'post',
  by: Actor,
  { id, version }: Versioned,
  what: string,
  body?: object,
) {
  return by
    .request(method, `/submissions/${id}/${what}`)
    .set('If-Match', `"${version}"`)
    .send(body);
}

function done(response: Awaited<ReturnType<typeof send>>, status = 200): unknown {
  if (response.status !== status) throw new Error(`${response.status}: ${response.text}`);
  return response.body;
}
