import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { SubmissionResponse, SubmissionSummary } from '../../core/contracts/submissions.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestActions, type RequestActions } from '../support/request-actions.ts';
import {
  createSubmissionActions,
  send,
  type SubmissionActions,
  type SubmissionPage,
  type Versioned,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const markings = {
  classification: 'secret',
  handlingCondition: 'H2',
  sharingLimit: 'TLP:RED',
} as const;

describe.each(engines)('answers to requests, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let requests: RequestActions;
  let submissions: SubmissionActions;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    requests = createRequestActions(exchange);
    submissions = createSubmissionActions(exchange);
  });
  afterAll(() => portal.close());

  const answer = (by: Actor, { id }: { readonly id: string }) =>
    by.post(`/requests/${id}/answers`, { markings });

  /** Of the receiving State to the sending one. */
  const asked = (...moves: [Actor, 'consult' | 'acknowledge' | 'withdraw'][]) =>
    requests.sent({ by: actors.receivingFocalPoint, to: actors.focalPoint }, {}, ...moves);

  /** An answer with its record, by somebody of who was asked. */
  async function written(
    request: RequestSummary,
    by: Actor = actors.expert,
    to: Actor = actors.receivingFocalPoint,
  ): Promise<SubmissionResponse> {
    const begun = await answer(by, request);
    expect(begun.status).toBe(201);
    const content = await requests.sealedBetween({ by, to }, 'Two accounts were found.');
    const response = await send('put', by, begun.body as Versioned, 'record', { content });
    expect(response.status).toBe(200);
    return response.body as SubmissionResponse;
  }

  async function taken(step: Parameters<typeof submissions.take>[0], by: Actor, seen: Versioned) {
    const response = await submissions.take(step, by, seen);
    expect(response.status).toBe(200);
    return response.body as SubmissionResponse;
  }

  describe('POST /requests/:requestId/answers', () => {
    it('answers nobody', async () => {
      expect((await answer(portal.anonymous(), { id: uuid() })).status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from all but who was asked', async () => {
      const request = await asked();
      const statuses = [];
      for (const actor of [
        actors.auditor,
        actors.administrator,
        actors.receivingFocalPoint,
        actors.reviewer,
        actors.otherFocalPoint,
        actors.outsider,
      ]) {
        statuses.push((await answer(actor, request)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404, 404]);
    });

    it('hides a request that was not sent', async () => {
      const draft = await requests.draft({
        by: actors.receivingFocalPoint,
        to: actors.focalPoint,
      });

      expect((await answer(actors.expert, draft)).body).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('refuses to answer what was withdrawn', async () => {
      const request = await asked([actors.receivingFocalPoint, 'withdraw']);

      expect((await answer(actors.expert, request)).body).toMatchObject({
        code: 'REQUEST_NOT_OPEN',
        status: 409,
      });
    });

    it('begins a draft to who asked, with the case and the formality of the request', async () => {
      const request = await asked();

      const begun = await answer(actors.expert, request);

      expect(begun.status).toBe(201);
      expect(begun.body).toMatchObject({
        kind: 'answer',
        requestId: request.id,
        caseId: request.caseId,
        formality: request.formality,
        state: 'draft',
        sender: { organisationId: actors.expert.organisationId, accountId: actors.expert.id },
        recipientOrganisationIds: [actors.receivingFocalPoint.organisationId],
        markings,
      });
    });

    it('cannot be gone round: who begins a submission cannot call it an answer', async () => {
      const asAnswer = exchange.draftRequest({ kind: 'answer', requestId: (await asked()).id });

      expect((await actors.expert.post('/submissions', asAnswer)).body).toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    });
  });

  describe('POST /submissions/:submissionId/submit of an answer', () => {
    it('is refused when the request was withdrawn meanwhile', async () => {
      const request = await asked();
      const draft = await written(request);
      await requests.step(actors.receivingFocalPoint, request, 'withdraw');

      const response = await submissions.take('submit', actors.expert, draft);

      expect(response.body).toMatchObject({ code: 'REQUEST_NOT_OPEN', status: 409 });
    });

    it('is still possible for an answer that came back, and gives it a receipt', async () => {
      const request = await asked();
      let seen = await taken('submit', actors.expert, await written(request));
      seen = await taken('take-up', actors.receivingFocalPoint, seen);
      const decision = await exchange.decision(actors.receivingFocalPoint, seen, 'returned');
      const parties = { by: actors.receivingFocalPoint, to: actors.focalPoint };
      const remark = await requests.sealedBetween(parties, 'Which bank?');
      const body = { decision, remark };
      const returned = await send('post', actors.receivingFocalPoint, seen, 'return', body);
      expect(returned.status).toBe(200);
      await requests.step(actors.receivingFocalPoint, request, 'withdraw');

      const again = await taken('submit', actors.expert, returned.body as Versioned);

      expect(again.state).toBe('submitted');
      expect((await actors.expert.get(`/submissions/${again.id}/receipt`)).status).toBe(200);
    });
  });

  describe('the review of an answer', () => {
    it('is for a focal point of the State that asked', async () => {
      const seen = await taken('submit', actors.expert, await written(await asked()));
      const statuses = [];
      for (const actor of [actors.focalPoint, actors.reviewer, actors.otherFocalPoint]) {
        statuses.push((await submissions.take('take-up', actor, seen)).status);
      }
      expect(statuses).toEqual([404, 404, 404]);

      const underReview = await taken('take-up', actors.receivingFocalPoint, seen);

      expect((await taken('accept', actors.receivingFocalPoint, underReview)).state).toBe(
        'accepted',
      );
    });

    it('is for a State when an organ of the Court answers, which keeps the receipt', async () => {
      const flow = 'state-to-court';
      const request = await requests.sent({ by: actors.focalPoint, to: actors.reviewer }, { flow });
      const draft = await written(request, actors.reviewer, actors.focalPoint);
      const own = await actors.secondReviewer.get('/submissions?state=draft');
      expect((own.body as SubmissionPage).items.map(({ id }) => id)).toContain(draft.id);

      const submitted = await taken('submit', actors.secondReviewer, draft);

      expect((await taken('take-up', actors.focalPoint, submitted)).state).toBe('under-review');
      expect((await actors.reviewer.get(`/submissions/${draft.id}/receipt`)).status).toBe(200);
      const next = await actors.expert.get(`/submissions/${draft.id}`);
      expect((next.body as SubmissionSummary).recipientOrganisationIds).toEqual([
        actors.focalPoint.organisationId,
      ]);
    });
  });

  it('takes files from an organ of the Court that answers, not from who asked', async () => {
    const flow = 'state-to-court';
    const request = await requests.sent({ by: actors.focalPoint, to: actors.reviewer }, { flow });
    const draft = await written(request, actors.reviewer, actors.focalPoint);
    const parties = { by: actors.reviewer, to: actors.focalPoint };
    const { keyPackets } = await requests.sealedBetween(parties, 'a file');
    const begin = (by: Actor) =>
      by.post(`/submissions/${draft.id}/files`, { maxSize: 1000, keyPackets });

    expect((await begin(actors.focalPoint)).status).toBe(404);
    expect((await begin(actors.reviewer)).status).toBe(201);
    expect((await submissions.take('submit', actors.reviewer, draft)).body).toMatchObject({
      code: 'FILES_UNFINISHED',
    });
  });

  describe('the lists', () => {
    it('find the answers to a request on both sides, a draft on one only', async () => {
      const request = await asked();
      const draft = await written(request);
      const submitted = await taken('submit', actors.expert, await written(request));
      const idsOf = async (actor: Actor, path: string) => {
        const response = await actor.get(`${path}?requestId=${request.id}`);
        return (response.body as SubmissionPage).items.map(({ id }) => id);
      };

      expect(await idsOf(actors.otherFocalPoint, '/inbox')).toEqual([]);
      expect(await idsOf(actors.focalPoint, '/submissions')).toEqual([submitted.id, draft.id]);
      expect(await idsOf(actors.receivingFocalPoint, '/inbox')).toEqual([submitted.id]);
      expect((await actors.expert.get('/inbox?requestId=none')).status).toBe(400);
    });

    it('count for a State the answers that wait for its review, and nothing else', async () => {
      const count = async () =>
        (await actors.receivingFocalPoint.get('/inbox/count')).body as object;
      const before = (await count()) as { submitted: number; underReview: number };
      await submissions.submissionThatIs('submitted');
      await taken('submit', actors.expert, await written(await asked()));

      expect(await count()).toEqual({ ...before, submitted: before.submitted + 1 });
    });
  });

  it('lets the addressee say that it has executed the request, and not before', async () => {
    const request = await asked([actors.focalPoint, 'acknowledge']);
    const draft = await written(request);
    expect((await requests.step(actors.focalPoint, request, 'execute')).body).toMatchObject({
      code: 'ANSWER_MISSING',
    });

    await taken('submit', actors.expert, draft);

    expect((await requests.step(actors.focalPoint, request, 'execute')).body).toMatchObject({
      state: 'executed',
    });
  });

  it('tells the focal point of who asked', async () => {
    const submitted = await taken('submit', actors.expert, await written(await asked()));

    const told = await actors.receivingFocalPoint.get('/notifications');

    expect((told.body as { items: object[] }).items[0]).toMatchObject({
      kind: 'answer-received',
      object: { type: 'submission', id: submitted.id },
    });
  });
});
