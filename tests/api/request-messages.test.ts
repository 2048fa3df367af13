import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { MessageResponse, ReadMark } from '../../core/contracts/messages.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import { openContent } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestActions, type RequestActions } from '../support/request-actions.ts';
import { pagesOf } from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Thread = { items: MessageResponse[]; readMarks: ReadMark[] };

describe.each(engines)('messages on a request, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let requests: RequestActions;
  /** Who asks, and who is asked. */
  let asking: Actor;
  let asked: Actor;
  /** Everybody to whom a request between the two does not exist. */
  let others: readonly Actor[];

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    requests = createRequestActions(exchange);
    [asking, asked] = [actors.receivingFocalPoint, actors.focalPoint];
    others = [actors.reviewer, actors.otherFocalPoint, actors.otherReviewer, actors.outsider];
  });
  afterAll(() => portal.close());

  const sent = () => requests.sent({ by: asking, to: asked });

  async function write(by: Actor, { id }: { readonly id: string }, text = 'message') {
    const to = by.organisationId === asking.organisationId ? asked : asking;
    const content = await requests.sealedBetween({ by, to }, text);
    return by.post(`/requests/${id}/messages`, { content });
  }
  async function written(by: Actor, request: RequestSummary): Promise<MessageResponse> {
    const response = await write(by, request);
    expect(response.status).toBe(201);
    return response.body as MessageResponse;
  }
  async function thread({ id }: RequestSummary, as: Actor): Promise<Thread> {
    const response = await as.get(`/requests/${id}/messages`);
    expect(response.status).toBe(200);
    return response.body as Thread;
  }
  const markRead = (by: Actor, { id }: { readonly id: string }, messageId: string) =>
    by.put(`/requests/${id}/messages/read`, { messageId });

  describe('POST /requests/:requestId/messages', () => {
    it('answers nobody', async () => {
      const response = await portal.anonymous().post(`/requests/${uuid()}/messages`, {});

      expect(response.status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const { id } = await sent();
      const content = await requests.sealedBetween({ by: asking, to: asked }, 'message');
      const statuses = [];
      for (const actor of [actors.auditor, actors.administrator, ...others]) {
        statuses.push((await actor.post(`/requests/${id}/messages`, { content })).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404, 404]);
    });

    it('is refused while the request is a draft, or was withdrawn as one', async () => {
      const draft = await requests.draft({ by: asking, to: asked });
      expect((await write(asking, draft)).body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      expect((await write(asked, draft)).body).toMatchObject({ code: 'NOT_FOUND' });

      await requests.step(asking, draft, 'withdraw');

      expect((await write(asking, draft)).body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it('refuses a message that one side could not read, or that a third one could', async () => {
      const { id } = await sent();
      const to = [asking.organisationId, asked.organisationId];
      const aside = await exchange.sealed('aside', asking, to.slice(0, 1));
      const wider = await exchange.sealed('wider', asking, [...to, actors.reviewer.organisationId]);
      const codeOf = async (content: object) => {
        const response = await asking.post(`/requests/${id}/messages`, { content });
        return (response.body as { code: string }).code;
      };

      expect(await codeOf(aside)).toBe('SEALED_RECIPIENT_MISSING');
      expect(await codeOf(wider)).toBe('SEALED_RECIPIENT_UNEXPECTED');
    });

    it('takes messages of both sides, and tells the other one', async () => {
      const request = await sent();

      for (const by of [asking, actors.expert]) {
        const message = await written(by, request);
        expect(message).toMatchObject({
          requestId: request.id,
          accountId: by.id,
          organisationId: by.organisationId,
        });
        expect(message).not.toHaveProperty('step');
      }

      for (const told of [asked, asking]) {
        const response = await told.get('/notifications');
        expect((response.body as { items: object[] }).items[0]).toMatchObject({
          kind: 'message-received',
          object: { type: 'request', id: request.id },
        });
      }
    });

    it('tells nobody who has left the case, and shows them nothing', async () => {
      const { id: caseId, version } = await exchange.openCase([asking, asked]);
      const request = await requests.sent({ by: asking, to: asked }, { caseId });
      const left = await actors.reviewer
        .delete(`/cases/${caseId}/participants/${asked.organisationId}`)
        .set('If-Match', `"${version}"`);
      expect(left.status).toBe(200);

      await written(asking, request);

      expect((await write(asked, request)).body).toMatchObject({ code: 'NOT_FOUND' });
      const response = await asked.get('/notifications');
      expect((response.body as { items: object[] }).items[0]).toMatchObject({
        kind: 'request-received',
        object: { type: 'request', id: request.id },
      });
    });

    it('takes messages after the end of the request', async () => {
      const request = await requests.sent({ by: asking, to: asked }, {}, [asking, 'withdraw']);

      expect((await write(asked, request)).status).toBe(201);
    });
  });

  describe('GET /requests/:requestId/messages', () => {
    it('answers nobody', async () => {
      const response = await portal.anonymous().get(`/requests/${uuid()}/messages`);

      expect(response.status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const { id } = await sent();
      const statuses = [];
      for (const actor of [actors.auditor, actors.administrator, ...others]) {
        statuses.push((await actor.get(`/requests/${id}/messages`)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404, 404]);
    });

    it('gives each side its own key packet and not the other’s, and it opens', async () => {
      const request = await sent();
      await write(asking, request, 'Which registers were searched?');

      for (const actor of [asking, actors.expert]) {
        const [message] = (await thread(request, actor)).items;
        const content = message?.content;
        const { plaintext, verdict } = await openContent({
          body: Buffer.from(content?.body ?? '', 'base64'),
          keyPacket: Buffer.from(content?.keyPacket ?? '', 'base64'),
          decryptionKeys: [exchange.organisationKeyOf(actor.organisationId).key],
          armoredVerificationKeys: [exchange.keyOf(asking).armoredPublicKey],
        });
        expect(verdict.status).toBe('verified');
        expect(Buffer.from(plaintext).toString()).toBe('Which registers were searched?');
        expect(Object.keys(content ?? {}).toSorted()).toEqual(['body', 'keyPacket', 'sealedTo']);
      }
    });

    it('shows what explained a move with its step, once, also after later moves', async () => {
      const explained = async (by: Actor, to: Actor, text: string) => ({
        message: await requests.sealedBetween({ by, to }, text),
      });
      const request = await requests.sent(
        { by: asking, to: asked },
        {},
        [asked, 'acknowledge'],
        [asked, 'consult', await explained(asked, asking, 'The account is closed.')],
      );
      const [consulting] = (await thread(request, asking)).items;

      const refused = await requests.step(asked, request, 'refuse', {
        ground: 'not-competent',
        ...(await explained(asked, asking, 'See art. 97.')),
      });

      expect(refused.status).toBe(200);
      const { items } = await thread(request, asking);
      expect(items.map(({ step }) => step)).toEqual(['refuse', 'consult']);
      expect(items[1]).toEqual(consulting);
    });

    it('shows nothing of a move that came too late', async () => {
      const request = await requests.sent({ by: asking, to: asked }, {}, [asked, 'acknowledge']);
      const message = await requests.sealedBetween({ by: asked, to: asking }, 'one of two');
      const moves = await Promise.all([
        requests.step(asked, request, 'consult', { message }),
        requests.step(asking, request, 'consult', { message }),
      ]);

      const statuses = moves.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const winner = [asked, asking][statuses.indexOf(200)];
      const { items } = await thread(request, asking);
      expect(items.map(({ accountId }) => accountId)).toEqual([winner?.id]);
    });

    it('pages, newest first, unmoved by what is said meanwhile', async () => {
      const request = await sent();
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) all.unshift((await written(asking, request)).id);

      const seen = await pagesOf(asked, `/requests/${request.id}/messages?limit=2`, () =>
        write(asked, request),
      );

      expect(seen).toEqual(all);
    });
  });

  describe('PUT /requests/:requestId/messages/read', () => {
    it('answers nobody', async () => {
      expect((await markRead(portal.anonymous(), { id: uuid() }, uuid())).status).toBe(401);
    });

    it('is refused to those who oversee, and hidden from those it is not for', async () => {
      const request = await sent();
      const { id } = await written(asking, request);
      const statuses = [];
      for (const actor of [actors.auditor, actors.administrator, ...others]) {
        statuses.push((await markRead(actor, request, id)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404, 404, 404]);
      expect((await thread(request, asking)).readMarks).toEqual([]);
    });

    it('knows no message that is not there, or of another thread', async () => {
      const [request, another] = [await sent(), await sent()];
      const { id } = await written(asking, another);

      expect((await markRead(asked, request, uuid())).body).toMatchObject({ code: 'NOT_FOUND' });
      expect((await markRead(asked, request, id)).body).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('says of each side how far it has read, whoever of it did, and never goes back', async () => {
      const request = await sent();
      const first = await written(asking, request);
      const second = await written(asked, request);

      const read = await markRead(actors.expert, request, second.id);
      const back = await markRead(asked, request, first.id);
      await markRead(asking, request, first.id);

      expect(read.body).toMatchObject({
        organisationId: asked.organisationId,
        messageId: second.id,
      });
      expect(back.body).toEqual(read.body);
      const { readMarks } = await thread(request, asking);
      expect(new Map(readMarks.map((mark) => [mark.organisationId, mark.messageId]))).toEqual(
        new Map([
          [asked.organisationId, second.id],
          [asking.organisationId, first.id],
        ]),
      );
      expect(Object.keys(readMarks[0] ?? {}).toSorted()).toEqual([
        'at',
        'messageId',
        'organisationId',
      ]);
    });

    it('takes the message that explained a move', async () => {
      const message = await requests.sealedBetween({ by: asked, to: asking }, 'received');
      const request = await requests.sent({ by: asking, to: asked }, {}, [
        asked,
        'acknowledge',
        { message },
      ]);
      const [explanation] = (await thread(request, asking)).items;

      expect((await markRead(asking, request, explanation?.id ?? '')).status).toBe(200);
    });
  });
});
