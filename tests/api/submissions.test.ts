import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import { openContent } from '../../core/sealing/index.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  createSubmissionActions,
  send,
  type SubmissionActions,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('submissions, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let submissionThatIs: SubmissionActions['submissionThatIs'];

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    ({ submissionThatIs } = createSubmissionActions(exchange));
  });
  afterAll(() => portal.close());

  describe('POST /submissions', () => {
    it('answers nobody', async () => {
      const response = await portal.anonymous().post('/submissions', exchange.draftRequest());

      expect(response.status).toBe(401);
    });

    it('is for experts and national focal points', async () => {
      for (const actor of [actors.reviewer, actors.auditor, actors.administrator]) {
        expect((await actor.post('/submissions', exchange.draftRequest())).status).toBe(403);
      }
    });

    it('answers a case of others, and one that is not there, alike', async () => {
      const unknown = exchange.draftRequest({ caseId: uuid() });

      for (const request of [
        actors.outsider.post('/submissions', exchange.draftRequest()),
        actors.expert.post('/submissions', unknown),
      ]) {
        const response = await request;
        expect(response.status).toBe(404);
        expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it.each([
      ['no recipient', { recipientOrganisationIds: [] }],
      ['a kind that belongs to requests', { kind: 'answer' }],
      ['a field that it does not know', { state: 'accepted' }],
      ['a marking that does not exist', { markings: { classification: 'cosmic' } }],
    ])('refuses %s', async (_name, wrong) => {
      const response = await actors.expert.post('/submissions', exchange.draftRequest(wrong));

      expect(response.status).toBe(400);
    });

    it('refuses a recipient named twice', async () => {
      const { organisationId } = actors.reviewer;
      const twice = { recipientOrganisationIds: [organisationId, organisationId] };

      expect((await actors.expert.post('/submissions', exchange.draftRequest(twice))).status).toBe(
        400,
      );
    });

    it('refuses recipients outside the case, the sender itself, and no organ of the Court', async () => {
      const { reviewer, expert, outsider, receivingFocalPoint } = actors;
      for (const recipients of [[reviewer, outsider], [reviewer, expert], [receivingFocalPoint]]) {
        const recipientOrganisationIds = recipients.map((each) => each.organisationId);
        const response = await expert.post(
          '/submissions',
          exchange.draftRequest({ recipientOrganisationIds }),
        );
        expect(response.status).toBe(422);
        expect(response.body).toMatchObject({ code: 'RECIPIENTS_NOT_VALID' });
      }
    });

    it('refuses an organisation as long as it is suspended', async () => {
      const { administrator, expert, reviewer, receivingFocalPoint } = actors;
      const { organisationId } = receivingFocalPoint;
      const suspension = `/organisations/${organisationId}/suspension`;
      const draft = exchange.draftRequest({
        recipientOrganisationIds: [reviewer.organisationId, organisationId],
      });
      const suspended = await administrator.post(suspension).set('If-Match', '"1"');
      expect(suspended.status).toBe(200);

      const refused = await expert.post('/submissions', draft);
      await administrator.request('delete', suspension).set('If-Match', '"2"');

      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ code: 'RECIPIENTS_NOT_VALID' });
      expect((await expert.post('/submissions', draft)).status).toBe(201);
    });

    it('begins a draft', async () => {
      const response = await actors.focalPoint.post('/submissions', exchange.draftRequest());

      expect(response.status).toBe(201);
      expect(response.headers['etag']).toBe('"1"');
      expect(response.body).toMatchObject({
        ...exchange.draftRequest(),
        state: 'draft',
        sender: {
          organisationId: actors.focalPoint.organisationId,
          accountId: actors.focalPoint.id,
        },
      });
    });
  });

  describe('GET /submissions/:submissionId', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get(`/submissions/${uuid()}`)).status).toBe(401);
    });

    it('never answers those who oversee and operate', async () => {
      const { id } = await submissionThatIs('submitted');

      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get(`/submissions/${id}`)).status).toBe(403);
      }
    });

    it('answers a draft to its sender only', async () => {
      const { id } = await exchange.draft();
      const statuses = await Promise.all(
        [actors.expert, actors.focalPoint, actors.reviewer, actors.receivingFocalPoint].map(
          async (actor) => (await actor.get(`/submissions/${id}`)).status,
        ),
      );

      expect(statuses).toEqual([200, 200, 404, 404]);
    });

    it('answers another State, and another organ, as if nothing were there', async () => {
      const { id } = await submissionThatIs('submitted');

      for (const actor of [actors.otherFocalPoint, actors.otherReviewer, actors.outsider]) {
        const response = await actor.get(`/submissions/${id}`);
        expect(response.status).toBe(404);
        expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('gives each reader the record with their own key packet, and it opens', async () => {
      const { id } = await submissionThatIs('submitted');
      const packets = new Set<string>();

      for (const actor of [actors.expert, actors.reviewer, actors.receivingFocalPoint]) {
        const { record } = (await actor.get(`/submissions/${id}`)).body as SubmissionResponse;
        const { plaintext, verdict } = await openContent({
          body: Buffer.from(record?.body ?? '', 'base64'),
          keyPacket: Buffer.from(record?.keyPacket ?? '', 'base64'),
          decryptionKeys: [exchange.organisationKeyOf(actor.organisationId).key],
          armoredVerificationKeys: [exchange.keyOf(actors.expert).armoredPublicKey],
        });
        expect(Buffer.from(plaintext).toString()).toBe('The account is held by ...');
        expect(verdict.status).toBe('verified');
        expect(record).not.toHaveProperty('keyPackets');
        packets.add(record?.keyPacket ?? '');
      }
      expect(packets.size).toBe(3);
    });
  });

  describe('PUT /submissions/:submissionId/record', () => {
    it('answers nobody', async () => {
      const nothing = { id: uuid(), version: 1 };

      expect((await send('put', portal.anonymous(), nothing, 'record', {})).status).toBe(401);
    });

    it('is for the sender', async () => {
      const draft = await exchange.draft();
      const content = await exchange.sealed('record');
      const statuses = [];
      for (const actor of [
        actors.receivingFocalPoint,
        actors.outsider,
        actors.reviewer,
        actors.auditor,
        actors.administrator,
      ]) {
        statuses.push((await send('put', actor, draft, 'record', { content })).status);
      }

      expect(statuses).toEqual([404, 404, 404, 403, 403]);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const draft = await exchange.draft();
      const content = await exchange.sealed('record');

      const bare = await actors.expert.put(`/submissions/${draft.id}/record`, { content });
      const stale = await send('put', actors.expert, { ...draft, version: 9 }, 'record', {
        content,
      });

      expect(bare.status).toBe(428);
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT', status: 409 });
    });

    it('refuses what is not sealed', async () => {
      const draft = await exchange.draft();
      const { keyPackets } = await exchange.sealed('record');
      const body = Buffer.from('{"iban":"GB33BUKB20201555555555"}').toString('base64');

      const response = await send('put', actors.expert, draft, 'record', {
        content: { body, keyPackets },
      });

      expect(response.body).toMatchObject({ code: 'SEALED_NOT_OPENPGP', status: 422 });
      expect(response.text).not.toContain('GB33');
    });

    it('refuses what is not sealed to exactly the sender and the recipients', async () => {
      const draft = await exchange.draft();
      const { expert, reviewer, receivingFocalPoint, otherFocalPoint } = actors;
      const all = [expert, reviewer, receivingFocalPoint, otherFocalPoint].map(
        (actor) => actor.organisationId,
      );
      const write = async (to: string[]) => {
        const content = await exchange.sealed('record', expert, to);
        return send('put', expert, draft, 'record', { content });
      };

      expect((await write(all.slice(0, 2))).body).toMatchObject({
        code: 'SEALED_RECIPIENT_MISSING',
      });
      expect((await write(all)).body).toMatchObject({ code: 'SEALED_RECIPIENT_UNEXPECTED' });
    });

    it('lets one of two writers win', async () => {
      const draft = await exchange.draft();
      const contents = [await exchange.sealed('one'), await exchange.sealed('two')];

      const responses = await Promise.all([
        send('put', actors.expert, draft, 'record', { content: contents[0] }),
        send('put', actors.focalPoint, draft, 'record', { content: contents[1] }),
      ]);

      const statuses = responses.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const winner = statuses.indexOf(200);
      const { body } = (await actors.expert.get(`/submissions/${draft.id}`)) as { body: unknown };
      expect(body).toMatchObject({
        version: 2,
        recordWrittenBy: [actors.expert, actors.focalPoint][winner]?.id,
        record: { body: contents[winner]?.body },
      });
    });
  });
});
