import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  createSubmissionActions,
  send,
  steps,
  type Standing,
  type Step,
  type SubmissionActions,
  type Versioned,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const people = [
  'expert',
  'focalPoint',
  'reviewer',
  'secondReviewer',
  'receivingFocalPoint',
  'otherFocalPoint',
  'otherReviewer',
  'auditor',
  'administrator',
] as const;

type Answer =
  403 | 404 | 409 | 'submitted' | 'under-review' | 'returned' | 'accepted' | 'withdrawn';

/** Written out by hand: a column for each of the people above, the state reached or the status of the refusal. */
const expectedAnswers: readonly (readonly [Step, Standing, ...Answer[]])[] = [
  ['submit', 'draft', 'submitted', 'submitted', 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'submitted', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'under-review', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'returned', 'submitted', 'submitted', 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'accepted', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'withdrawn', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['submit', 'withdrawn unseen', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['take-up', 'draft', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['take-up', 'submitted', 403, 404, 'under-review', 'under-review', 404, 404, 404, 403, 403],
  ['take-up', 'under-review', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['take-up', 'returned', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['take-up', 'accepted', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['take-up', 'withdrawn', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['take-up', 'withdrawn unseen', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['return', 'draft', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['return', 'submitted', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['return', 'under-review', 403, 404, 'returned', 'returned', 404, 404, 404, 403, 403],
  ['return', 'returned', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['return', 'accepted', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['return', 'withdrawn', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['return', 'withdrawn unseen', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['accept', 'draft', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['accept', 'submitted', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['accept', 'under-review', 403, 404, 'accepted', 'accepted', 404, 404, 404, 403, 403],
  ['accept', 'returned', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['accept', 'accepted', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['accept', 'withdrawn', 403, 404, 409, 409, 404, 404, 404, 403, 403],
  ['accept', 'withdrawn unseen', 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'draft', 'withdrawn', 'withdrawn', 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'submitted', 'withdrawn', 'withdrawn', 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'under-review', 'withdrawn', 'withdrawn', 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'returned', 'withdrawn', 'withdrawn', 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'accepted', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'withdrawn', 409, 409, 404, 404, 404, 404, 404, 403, 403],
  ['withdraw', 'withdrawn unseen', 409, 409, 404, 404, 404, 404, 404, 403, 403],
];

describe.each(engines)('the steps of a submission, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let actions: SubmissionActions;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    actions = createSubmissionActions(exchange);
  });
  afterAll(() => portal.close());

  describe.each(steps)('POST /submissions/:submissionId/%s', (step) => {
    const by = step === 'submit' || step === 'withdraw' ? 'expert' : 'reviewer';

    it('answers nobody', async () => {
      const nothing = { id: uuid(), version: 1 };

      expect((await send('post', portal.anonymous(), nothing, step, {})).status).toBe(401);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const submission = await actions.submissionThatIs('under-review');
      const body = await actions.bodyOf(step, actors[by], submission);

      const bare = await actors[by].post(`/submissions/${submission.id}/${step}`, body);
      const older = { ...submission, version: submission.version - 1 };
      const stale = await send('post', actors[by], older, step, body);

      expect(bare.status).toBe(428);
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT', status: 409 });
    });
  });

  describe('each step, from each state, by each of the people', () => {
    it.each(expectedAnswers)('%s of what is %s', async (step, standing, ...answers) => {
      expect(answers).toHaveLength(people.length);
      const submission = await actions.submissionThatIs(standing);
      const body = await actions.bodyOf(step, actors.reviewer, submission);

      for (const [index, name] of people.entries()) {
        const expected = answers[index];
        if (typeof expected === 'number') {
          const { status } = await send('post', actors[name], submission, step, body);
          expect([name, status]).toEqual([name, expected]);
        } else {
          const another = await actions.submissionThatIs(standing);
          const response = await actions.take(step, actors[name], another);
          expect([name, response.status]).toEqual([name, 200]);
          expect(response.body).toMatchObject({ state: expected, version: another.version + 1 });
        }
      }
      const after = await actors.expert.get(`/submissions/${submission.id}`);
      expect(after.body).toMatchObject(submission);
    });
  });

  describe('POST /submissions/:submissionId/submit', () => {
    it('refuses a submission while one of its files is not complete', async () => {
      const draft = await actions.submissionThatIs('draft');
      const { keyPackets } = await exchange.sealed('file');
      const begun = await actors.expert.post(`/submissions/${draft.id}/files`, {
        maxSize: 1000,
        keyPackets,
      });
      expect(begun.status).toBe(201);
      const file = begun.body as Versioned;

      const response = await actions.take('submit', actors.expert, draft);
      expect(response.body).toMatchObject({ code: 'FILES_UNFINISHED', status: 409 });

      await actors.expert.delete(`/files/${file.id}`).set('If-Match', `"${file.version}"`);
      expect((await actions.take('submit', actors.expert, draft)).status).toBe(200);
    });

    it('refuses a submission without a record', async () => {
      const response = await actions.take('submit', actors.expert, await exchange.draft());

      expect(response.body).toMatchObject({ code: 'RECORD_MISSING', status: 409 });
    });
  });

  describe('POST /submissions/:submissionId/accept', () => {
    it('refuses a decision about the version before', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const early = await exchange.decision(actors.reviewer, submission, 'accepted');
      const taken = await actions.take('take-up', actors.reviewer, submission);

      const response = await send('post', actors.reviewer, taken.body as Versioned, 'accept', {
        decision: early,
      });

      expect(response.body).toMatchObject({ code: 'DECISION_NOT_VALID', status: 422 });
    });

    it('refuses a decision that another reviewer signed', async () => {
      const submission = await actions.submissionThatIs('under-review');
      const decision = await exchange.decision(actors.secondReviewer, submission, 'accepted');

      const response = await send('post', actors.reviewer, submission, 'accept', { decision });

      expect(response.body).toMatchObject({ code: 'DECISION_NOT_VALID' });
    });

    it('gives the sender the exact text and signature', async () => {
      const submission = await actions.submissionThatIs('under-review');
      const decision = await exchange.decision(actors.reviewer, submission, 'accepted');
      await send('post', actors.reviewer, submission, 'accept', { decision });

      const { body } = (await actors.expert.get(`/submissions/${submission.id}`)) as {
        body: unknown;
      };

      expect(body).toMatchObject({
        state: 'accepted',
        decision: { ...decision, outcome: 'accepted', accountId: actors.reviewer.id },
      });
    });
  });

  describe('two at once', () => {
    it.each([
      ['accept', 'accept'],
      ['accept', 'return'],
      ['take-up', 'withdraw'],
      ['return', 'withdraw'],
    ] as const)('%s and %s: one is answered 200, the other 409', async (one, other) => {
      const before = await actions.submissionThatIs(
        one === 'take-up' ? 'submitted' : 'under-review',
      );
      const second = other === 'withdraw' ? actors.expert : actors.secondReviewer;
      const bodies = [
        await actions.bodyOf(one, actors.reviewer, before),
        await actions.bodyOf(other, second, before),
      ];

      const responses = await Promise.all([
        send('post', actors.reviewer, before, one, bodies[0]),
        send('post', second, before, other, bodies[1]),
      ]);

      const statuses = responses.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const winner = statuses.indexOf(200);
      expect(responses[1 - winner]?.body).toMatchObject({ code: 'VERSION_CONFLICT' });
      const body = (await actors.expert.get(`/submissions/${before.id}`))
        .body as SubmissionResponse;
      expect(body).toMatchObject(responses[winner]?.body as object);
      expect(body.decision?.statement).toBe(
        (bodies[winner] as { decision?: { statement: string } } | undefined)?.decision?.statement,
      );
    });
  });
});
