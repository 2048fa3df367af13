import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { ReadMark } from '../../core/contracts/messages.ts';
import type { OpenableContent } from '../../core/contracts/sealed-content.ts';
import type { RemarkResponse } from '../../core/contracts/submissions.ts';
import { openContent } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  createSubmissionActions,
  pagesOf,
  send,
  type SubmissionActions,
  type Versioned,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('remarks on a submission, on %s', (engine) => {
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

  async function remark(by: Actor, { id }: Versioned, text = 'remark', author = by) {
    const content = await exchange.sealed(text, author);
    return by.post(`/submissions/${id}/remarks`, { content });
  }

  async function remarksOn({ id }: Versioned, as: Actor): Promise<RemarkResponse[]> {
    const response = await as.get(`/submissions/${id}/remarks`);
    expect(response.status).toBe(200);
    return (response.body as { items: RemarkResponse[] }).items;
  }

  async function opened(content: OpenableContent, by: Actor, author: Actor): Promise<string> {
    const { plaintext, verdict } = await openContent({
      body: Buffer.from(content.body, 'base64'),
      keyPacket: Buffer.from(content.keyPacket, 'base64'),
      decryptionKeys: [exchange.organisationKeyOf(by.organisationId).key],
      armoredVerificationKeys: [exchange.keyOf(author).armoredPublicKey],
    });
    expect(verdict.status).toBe('verified');
    return Buffer.from(plaintext).toString();
  }

  describe('POST /submissions/:submissionId/remarks', () => {
    it('answers nobody', async () => {
      const response = await portal.anonymous().post(`/submissions/${uuid()}/remarks`, {});

      expect(response.status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const statuses = [];
      for (const actor of [
        actors.auditor,
        actors.administrator,
        actors.otherFocalPoint,
        actors.otherReviewer,
        actors.outsider,
      ]) {
        statuses.push((await remark(actor, submission, 'remark', actors.expert)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404]);
    });

    it.each(['draft', 'withdrawn', 'withdrawn unseen'] as const)(
      'refuses a remark on what is %s',
      async (standing) => {
        const submission = await actions.submissionThatIs(standing);

        const response = await remark(actors.expert, submission);

        expect(response.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED', status: 409 });
      },
    );

    it('refuses a remark that one side could not read', async () => {
      const { id } = await actions.submissionThatIs('submitted');
      const { reviewer, receivingFocalPoint } = actors;
      const content = await exchange.sealed('aside', reviewer, [
        reviewer.organisationId,
        receivingFocalPoint.organisationId,
      ]);

      const response = await reviewer.post(`/submissions/${id}/remarks`, { content });

      expect(response.body).toMatchObject({ code: 'SEALED_RECIPIENT_MISSING', status: 422 });
    });

    it.each(['submitted', 'under-review', 'returned', 'accepted'] as const)(
      'takes remarks of both sides on what is %s',
      async (standing) => {
        const submission = await actions.submissionThatIs(standing);

        for (const actor of [actors.expert, actors.reviewer, actors.receivingFocalPoint]) {
          const response = await remark(actor, submission);
          expect(response.status).toBe(201);
          expect(response.body).toMatchObject({
            submissionId: submission.id,
            accountId: actor.id,
            organisationId: actor.organisationId,
          });
        }
      },
    );
  });

  describe('GET /submissions/:submissionId/remarks', () => {
    it('answers nobody', async () => {
      const response = await portal.anonymous().get(`/submissions/${uuid()}/remarks`);

      expect(response.status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const { id } = await actions.submissionThatIs('submitted');
      const statuses = [];
      for (const actor of [
        actors.auditor,
        actors.administrator,
        actors.otherFocalPoint,
        actors.otherReviewer,
        actors.outsider,
      ]) {
        statuses.push((await actor.get(`/submissions/${id}/remarks`)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404]);
    });

    it('gives each reader their own key packet and nobody else’s, and it opens', async () => {
      const submission = await actions.submissionThatIs('submitted');
      await remark(actors.reviewer, submission, 'Is the account still open?');
      const packets = new Set<string>();

      for (const actor of [actors.expert, actors.reviewer, actors.receivingFocalPoint]) {
        const [first] = await remarksOn(submission, actor);
        if (!first) throw new Error('a remark expected');
        expect(await opened(first.content, actor, actors.reviewer)).toBe(
          'Is the account still open?',
        );
        expect(Object.keys(first.content).toSorted()).toEqual(['body', 'keyPacket', 'sealedTo']);
        packets.add(first.content.keyPacket);
      }
      expect(packets.size).toBe(3);
    });

    it('shows the remark of a decision with the decision, also once another was taken', async () => {
      let submission: Versioned = await actions.submissionThatIs('under-review');
      const decision = await exchange.decision(actors.reviewer, submission, 'returned');
      const content = await exchange.sealed('Please complete it.', actors.reviewer);
      const returned = await send('post', actors.reviewer, submission, 'return', {
        decision,
        remark: content,
      });
      submission = returned.body as Versioned;
      const again = [
        ['submit', actors.expert],
        ['take-up', actors.reviewer],
        ['accept', actors.secondReviewer],
      ] as const;
      for (const [step, actor] of again) {
        submission = (await actions.take(step, actor, submission)).body as Versioned;
      }

      const remarks = await remarksOn(submission, actors.expert);

      expect(remarks).toHaveLength(1);
      expect(remarks[0]).toMatchObject({
        accountId: actors.reviewer.id,
        decision: { ...decision, outcome: 'returned' },
      });
    });

    it('shows nothing of a reviewer who was too late', async () => {
      const submission = await actions.submissionThatIs('under-review');
      const bodies = [
        await actions.bodyOf('return', actors.reviewer, submission),
        await actions.bodyOf('return', actors.secondReviewer, submission),
      ];

      const responses = await Promise.all([
        send('post', actors.reviewer, submission, 'return', bodies[0]),
        send('post', actors.secondReviewer, submission, 'return', bodies[1]),
      ]);

      const statuses = responses.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const winner = [actors.reviewer, actors.secondReviewer][statuses.indexOf(200)];
      const remarks = await remarksOn(submission, actors.expert);
      expect(remarks.map(({ accountId }) => accountId)).toEqual([winner?.id]);
    });

    it('pages, newest first, unmoved by what is said meanwhile', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) {
        const { body } = (await remark(actors.expert, submission)) as { body: RemarkResponse };
        all.unshift(body.id);
      }

      const seen = await pagesOf(
        actors.reviewer,
        `/submissions/${submission.id}/remarks?limit=2`,
        () => remark(actors.reviewer, submission),
      );

      expect(seen).toEqual(all);
    });
  });

  describe('PUT /submissions/:submissionId/remarks/read', () => {
    const markRead = (by: Actor, { id }: Pick<Versioned, 'id'>, messageId: string) =>
      by.put(`/submissions/${id}/remarks/read`, { messageId });

    it('answers nobody', async () => {
      expect((await markRead(portal.anonymous(), { id: uuid() }, uuid())).status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const { id } = (await remark(actors.expert, submission)).body as RemarkResponse;
      const statuses = [];
      for (const actor of [
        actors.auditor,
        actors.administrator,
        actors.otherFocalPoint,
        actors.otherReviewer,
        actors.outsider,
      ]) {
        statuses.push((await markRead(actor, submission, id)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404]);
    });

    it('knows no remark that is not there, or on another submission', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const another = await actions.submissionThatIs('submitted');
      const { id } = (await remark(actors.expert, another)).body as RemarkResponse;

      for (const unknown of [uuid(), id]) {
        expect((await markRead(actors.reviewer, submission, unknown)).body).toMatchObject({
          code: 'NOT_FOUND',
        });
      }
    });

    it('says of each reader how far it has read, and never goes back', async () => {
      const submission = await actions.submissionThatIs('submitted');
      const first = (await remark(actors.expert, submission)).body as RemarkResponse;
      const second = (await remark(actors.reviewer, submission)).body as RemarkResponse;

      await markRead(actors.focalPoint, submission, second.id);
      await markRead(actors.expert, submission, first.id);
      await markRead(actors.secondReviewer, submission, first.id);

      const path = `/submissions/${submission.id}/remarks`;
      const list = await actors.receivingFocalPoint.get(path);
      const { readMarks } = list.body as { readMarks: ReadMark[] };
      expect(new Map(readMarks.map((mark) => [mark.organisationId, mark.messageId]))).toEqual(
        new Map([
          [actors.expert.organisationId, second.id],
          [actors.reviewer.organisationId, first.id],
        ]),
      );
    });
  });
});
