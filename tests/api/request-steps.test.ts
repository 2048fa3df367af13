import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { RequestState, RequestStep } from '../../core/contracts/request-transitions.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  bodyOf,
  createRequestStage,
  inDays,
  send,
  type RequestStage,
  type Standing,
} from '../support/request-stage.ts';
import {
  createTestPortal,
  embeddedEngine,
  engines,
  type TestPortal,
} from '../support/test-portal.ts';
import { expectedOfTheCourt, expectedOutcomes, people } from './request-steps.expected.ts';

type Outcome = { status: number; body: { state?: string; code?: string; version?: number } };

function outcomeOf({ status, body }: Outcome): string | undefined {
  return status === 200 ? body.state : body.code;
}

describe.each(embeddedEngine)('each step of a request, on %s', (engine) => {
  let portal: TestPortal;
  let stage: RequestStage;
  let actors: Readonly<Record<(typeof people)[number], Actor>>;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const exchange = await createExchange(portal);
    stage = await createRequestStage(portal, exchange);
    actors = {
      'asking expert': exchange.actors.expert,
      'asking focal point': exchange.actors.focalPoint,
      'asked expert': stage.askedExpert,
      'asked focal point': exchange.actors.receivingFocalPoint,
      'other State': exchange.actors.otherFocalPoint,
      'other organ': exchange.actors.otherReviewer,
      auditor: exchange.actors.auditor,
      administrator: exchange.actors.administrator,
    };
  });
  afterAll(() => portal.close());

  /** A draft is signed off, and whoever was sent a request has answered it: what else is missing, other tests ask. */
  async function readied(standing: Standing) {
    const request = await stage.requestThatIs(standing, { answered: true });
    return standing === 'draft'
      ? stage.change('post', actors['asking focal point'], request, 'sign-off')
      : request;
  }

  it('is expected of every step from every state', () => {
    const standings = [...RequestState.options, 'withdrawn-unseen'];
    const rows = expectedOutcomes.map(({ step, state }) => `${step} ${state}`);

    expect(rows.toSorted()).toEqual(
      RequestStep.options
        .flatMap((step) => standings.map((state) => `${step} ${state}`))
        .toSorted(),
    );
  });

  it.each(expectedOutcomes)('$step of what is $state', async ({ step, state, outcomes }) => {
    expect(outcomes).toHaveLength(people.length);
    const request = await readied(state as Standing);
    for (const [index, name] of people.entries()) {
      const expected = outcomes[index];
      const succeeds = RequestState.options.some((reached) => reached === expected);
      const target = succeeds ? await readied(state as Standing) : request;

      const response = await send('post', actors[name], target, step, bodyOf(step as RequestStep));

      expect([name, outcomeOf(response as Outcome)]).toEqual([name, expected]);
    }
    const after = await stage.read(actors['asking focal point'], request);
    expect(after).toMatchObject({ version: request.version, moves: request.moves });
  });
});

describe.each(engines)('the steps of a request, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let stage: RequestStage;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    stage = await createRequestStage(portal, exchange);
  });
  afterAll(() => portal.close());

  describe.each(['court-to-state', 'state-to-court'] as const)('where the flow is %s', (flow) => {
    it.each(expectedOfTheCourt)('$step of what is $state', async ({ step, state, outcomes }) => {
      const { requester, addressee } = stage.sides[flow];
      for (const [index, actor] of [addressee, requester].entries()) {
        const options = { flow, answered: true };
        const request = await stage.requestThatIs(state as Standing, options);

        const response = await send('post', actor, request, step, bodyOf(step as RequestStep));

        expect(outcomeOf(response as Outcome)).toBe(outcomes[1 - index]);
      }
    });
  });

  describe.each(RequestStep.options)('POST /requests/:requestId/%s', (step) => {
    it('answers nobody', async () => {
      const nothing = { id: uuid(), version: 1 };

      expect((await send('post', portal.anonymous(), nothing, step)).status).toBe(401);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const request = await stage.requestThatIs('acknowledged');
      const by = ['send', 'withdraw', 'close'].includes(step)
        ? actors.focalPoint
        : actors.receivingFocalPoint;

      const bare = await by.post(`/requests/${request.id}/${step}`, bodyOf(step));
      const older = { ...request, version: request.version - 1 };
      const stale = await send('post', by, older, step, bodyOf(step));

      expect(bare.status).toBe(428);
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT', status: 409 });
    });
  });

  describe('grounds', () => {
    it.each([
      ['postpone', 'acknowledged', {}],
      ['postpone', 'acknowledged', { ground: 'ongoing-investigation' }],
      ['postpone', 'acknowledged', { until: inDays(3) }],
      ['postpone', 'acknowledged', { ground: 'ongoing-investigation', until: inDays(0) }],
      ['postpone', 'acknowledged', { ground: 'national-security', until: inDays(3) }],
      ['refuse', 'in-consultation', {}],
      ['refuse', 'in-consultation', { ground: 'disappeared' }],
      ['refuse', 'in-consultation', { ground: 'national-security', until: inDays(3) }],
      ['declare-impossible', 'acknowledged', {}],
      ['declare-impossible', 'acknowledged', { ground: 'ongoing-investigation' }],
      ['consult', 'acknowledged', { ground: 'national-security' }],
      ['consult', 'acknowledged', { until: inDays(3) }],
    ] as const)('%s of what is %s is refused with %j', async (step, standing, body) => {
      const request = await stage.requestThatIs(standing);

      const response = await send('post', actors.receivingFocalPoint, request, step, body);

      expect(response.body).toMatchObject({ code: 'GROUND_NOT_VALID', status: 422 });
    });

    it('are kept in the timeline, which both sides read alike', async () => {
      const request = await stage.requestThatIs('postponed');

      const [asking, asked] = await Promise.all(
        [actors.expert, stage.askedExpert].map((actor) => stage.read(actor, request)),
      );

      const { organisationId, id: accountId } = actors.receivingFocalPoint;
      expect(asking?.moves.map(({ step }) => step)).toEqual(['send', 'acknowledge', 'postpone']);
      expect(asking?.moves.at(-1)).toMatchObject({
        state: 'postponed',
        organisationId,
        accountId,
        ground: 'ongoing-investigation',
        until: inDays(20),
      });
      expect(asked?.moves).toEqual(asking?.moves);
    });
  });

  describe.each(['execute', 'execute-in-part'] as const)('%s', (step) => {
    it('is refused before an answer was submitted', async () => {
      const request = await stage.requestThatIs('acknowledged');
      const { receivingFocalPoint } = actors;
      const begun = await receivingFocalPoint.post(`/requests/${request.id}/answers`, {
        markings: request.markings,
      });
      expect(begun.status).toBe(201);

      const response = await send('post', receivingFocalPoint, request, step);

      expect(response.body).toMatchObject({ code: 'ANSWER_MISSING', status: 409 });
    });
  });

  describe('the message that explains a move', () => {
    it('is refused unless it is sealed to both sides and nobody else', async () => {
      const request = await stage.requestThatIs('acknowledged');
      const message = await exchange.sealed('Why?', actors.focalPoint, [
        actors.focalPoint.organisationId,
        actors.receivingFocalPoint.organisationId,
        actors.otherFocalPoint.organisationId,
      ]);

      const response = await send('post', actors.focalPoint, request, 'consult', { message });

      expect(response.body).toMatchObject({ code: 'SEALED_RECIPIENT_UNEXPECTED' });
      expect(await stage.read(actors.focalPoint, request)).toMatchObject({ state: 'acknowledged' });
    });

    it('stands in the thread with its step, also when another move follows at once', async () => {
      const request = await stage.requestThatIs('acknowledged');
      const { focalPoint, receivingFocalPoint } = actors;
      const message = await stage.sealedBetween(focalPoint, receivingFocalPoint);
      const consulted = await stage.change('post', focalPoint, request, 'consult', { message });
      const answer = await stage.sealedBetween(receivingFocalPoint, focalPoint);
      await stage.change('post', receivingFocalPoint, consulted, 'resume', { message: answer });

      const thread = await focalPoint.get(`/requests/${request.id}/messages`);

      expect(thread.status).toBe(200);
      const { items } = thread.body as { items: { step: string; content: { body: string } }[] };
      expect(items.map(({ step, content }) => [step, content.body])).toEqual([
        ['resume', answer.body],
        ['consult', message.body],
      ]);
    });
  });

  describe('two at once', () => {
    it.each([
      ['consult', 'consult', 'acknowledged'],
      ['withdraw', 'acknowledge', 'sent'],
      ['withdraw', 'postpone', 'acknowledged'],
      ['consult', 'declare-impossible', 'acknowledged'],
    ] as const)('%s and %s: one is answered 200, the other 409', async (one, other, standing) => {
      const before = await stage.requestThatIs(standing);
      const { focalPoint, receivingFocalPoint } = actors;
      const messages = [
        await exchange.sealed('By who asks.', focalPoint, organisationsOf(before)),
        await exchange.sealed('By who is asked.', receivingFocalPoint, organisationsOf(before)),
      ];

      const responses = await Promise.all([
        send('post', focalPoint, before, one, { ...bodyOf(one), message: messages[0] }),
        send('post', receivingFocalPoint, before, other, {
          ...bodyOf(other),
          message: messages[1],
        }),
      ]);

      const statuses = responses.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const winner = statuses.indexOf(200);
      expect(responses[1 - winner]?.body).toMatchObject({ code: 'VERSION_CONFLICT' });
      const after = await stage.read(focalPoint, before);
      expect(after).toMatchObject(responses[winner]?.body as object);
      expect(after.moves).toHaveLength(before.moves.length + 1);
      const thread = await focalPoint.get(`/requests/${before.id}/messages`);
      const { items } = thread.body as { items: { content: { body: string } }[] };
      expect(items.map(({ content }) => content.body)).toEqual([messages[winner]?.body]);
    });

    it('whoever lost says it again, and both texts stand', async () => {
      const before = await stage.requestThatIs('acknowledged');
      const { focalPoint, receivingFocalPoint } = actors;
      const first = await exchange.sealed('First.', focalPoint, organisationsOf(before));
      const second = await exchange.sealed('Second.', receivingFocalPoint, organisationsOf(before));
      await stage.change('post', focalPoint, before, 'consult', { message: first });
      const lost = await send('post', receivingFocalPoint, before, 'consult', { message: second });
      expect(lost.body).toMatchObject({ code: 'VERSION_CONFLICT' });

      const now = await stage.read(receivingFocalPoint, before);
      await stage.change('post', receivingFocalPoint, now, 'resume', { message: second });

      const thread = await focalPoint.get(`/requests/${before.id}/messages`);
      const { items } = thread.body as { items: { content: { body: string } }[] };
      expect(items.map(({ content }) => content.body)).toEqual([second.body, first.body]);
    });
  });

  function organisationsOf({ addresseeOrganisationId }: { addresseeOrganisationId: string }) {
    return [actors.focalPoint.organisationId, addresseeOrganisationId];
  }
});
