import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreateRequestsRequest, RequestSummary } from '../../core/contracts/requests.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestStage, inDays, send, type RequestStage } from '../support/request-stage.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const urgent = { level: 'urgent', ground: 'risk-of-dissipation' } as const;
const letter = { reference: 'NV/2026-118', on: '2026-11-02' };

describe.each(engines)('requests for cooperation, on %s', (engine) => {
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

  /** A case of its own that the State is asked in, so that leaving or closing it touches nothing else. */
  async function ownCase(): Promise<string> {
    return (await exchange.openCase([actors.focalPoint, actors.receivingFocalPoint])).id;
  }

  async function inCase(method: 'post' | 'delete', caseId: string, what: string) {
    const { version } = (await actors.reviewer.get(`/cases/${caseId}`)).body as { version: number };
    const response = await actors.reviewer
      .request(method, `/cases/${caseId}/${what}`)
      .set('If-Match', `"${version}"`);
    expect(response.status).toBe(200);
  }

  /** Of one request, newest first. */
  async function toldTo(actor: Actor, { id }: { readonly id: string }): Promise<string[]> {
    const { items } = (await actor.get('/notifications')).body as {
      items: { kind: string; object: { id: string } }[];
    };
    return items.filter(({ object }) => object.id === id).map(({ kind }) => kind);
  }

  describe('POST /requests', () => {
    it('answers nobody, and not those who oversee and operate', async () => {
      const body = stage.bodyOfDraft();

      expect((await portal.anonymous().post('/requests', body)).status).toBe(401);
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.post('/requests', body)).status).toBe(403);
      }
    });

    it('answers with a case that is not theirs as if it were not there', async () => {
      const response = await actors.outsider.post('/requests', stage.bodyOfDraft());

      expect(response.body).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    });

    it('refuses words in clear, and an addressee named twice', async () => {
      const { organisationId } = actors.receivingFocalPoint;
      for (const more of [
        { subject: 'In clear' },
        { urgency: { level: 'urgent', ground: 'because we say so' } },
        { addresseeOrganisationIds: [organisationId, organisationId] },
        { addresseeOrganisationIds: [] },
      ]) {
        const response = await actors.expert.post('/requests', { ...stage.bodyOfDraft(), ...more });
        expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
      }
    });

    it('refuses addressees that the flow does not lead to from here', async () => {
      const { expert, reviewer, receivingFocalPoint, outsider, otherReviewer } = actors;
      const to = ({ organisationId }: Actor) => ({ addresseeOrganisationIds: [organisationId] });
      const attempts: readonly (readonly [Actor, Partial<CreateRequestsRequest>])[] = [
        [expert, { flow: 'court-to-state', ...to(receivingFocalPoint) }],
        [reviewer, { flow: 'state-to-state', ...to(receivingFocalPoint) }],
        [reviewer, { flow: 'state-to-court', ...to(otherReviewer) }],
        [reviewer, { flow: 'court-to-state', ...to(otherReviewer) }],
        [expert, { flow: 'state-to-court', ...to(receivingFocalPoint) }],
        [expert, to(expert)],
        [expert, to(outsider)],
        [expert, { addresseeOrganisationIds: [uuid()] }],
      ];
      for (const [by, body] of attempts) {
        const response = await by.post('/requests', stage.bodyOfDraft(body));
        expect(response.body).toMatchObject({ code: 'ADDRESSEE_NOT_VALID', status: 422 });
      }
    });

    it('refuses an addressee as long as it is suspended, and a case that is closed', async () => {
      const { administrator, expert, otherFocalPoint } = actors;
      const { organisationId } = otherFocalPoint;
      const suspension = `/organisations/${organisationId}/suspension`;
      const body = stage.bodyOfDraft({ addresseeOrganisationIds: [organisationId] });
      await administrator.post(suspension).set('If-Match', '"1"');
      const refused = await expert.post('/requests', body);
      await administrator.request('delete', suspension).set('If-Match', '"2"');
      const caseId = await ownCase();
      await inCase('post', caseId, 'closure');

      const closed = await expert.post('/requests', stage.bodyOfDraft({ caseId }));

      expect(refused.body).toMatchObject({ code: 'ADDRESSEE_NOT_VALID' });
      expect((await expert.post('/requests', body)).status).toBe(201);
      expect(closed.body).toMatchObject({ code: 'CASE_CLOSED', status: 409 });
    });

    it('begins one draft for each addressee, linked for who asks', async () => {
      const { reviewer, focalPoint, receivingFocalPoint } = actors;
      const body = stage.bodyOfDraft({
        flow: 'court-to-state',
        addresseeOrganisationIds: [focalPoint.organisationId, receivingFocalPoint.organisationId],
      });

      const response = await reviewer.post('/requests', body);

      expect(response.status).toBe(201);
      const { items } = response.body as { items: RequestSummary[] };
      const { addresseeOrganisationIds, ...facts } = body;
      expect(items.map((item) => item.addresseeOrganisationId)).toEqual(addresseeOrganisationIds);
      expect(new Set(items.map(({ id }) => id)).size).toBe(2);
      for (const item of items) {
        expect(item).toMatchObject({
          ...facts,
          state: 'draft',
          groupId: items[0]?.groupId,
          requester: { organisationId: reviewer.organisationId, accountId: reviewer.id },
          moves: [],
          awaitingConfirmation: false,
        });
      }
    });
  });

  describe('GET /requests/:requestId', () => {
    it('answers nobody, and not those who oversee and operate', async () => {
      const { id } = await stage.requestThatIs('sent');

      expect((await portal.anonymous().get(`/requests/${id}`)).status).toBe(401);
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get(`/requests/${id}`)).status).toBe(403);
      }
    });

    it('answers a draft to who asks only, and what was sent to both sides only', async () => {
      const { expert, focalPoint, receivingFocalPoint, otherFocalPoint, otherReviewer } = actors;
      const everybody = [
        expert,
        focalPoint,
        stage.askedExpert,
        receivingFocalPoint,
        otherFocalPoint,
        otherReviewer,
      ];
      const statuses = async ({ id }: { id: string }) =>
        Promise.all(everybody.map(async (actor) => (await actor.get(`/requests/${id}`)).status));

      const draft = await statuses(await stage.draft());
      const sent = await statuses(await stage.requestThatIs('sent'));

      expect(draft).toEqual([200, 200, 404, 404, 404, 404]);
      expect(sent).toEqual([200, 200, 200, 200, 404, 404]);
    });

    it('is not there any more for an addressee that has left the case', async () => {
      const caseId = await ownCase();
      const request = await stage.requestThatIs('acknowledged', { caseId });
      const { receivingFocalPoint, focalPoint } = actors;
      await inCase('delete', caseId, `participants/${receivingFocalPoint.organisationId}`);

      const read = await receivingFocalPoint.get(`/requests/${request.id}`);
      const moved = await send('post', receivingFocalPoint, request, 'consult');

      expect([read.status, moved.status]).toEqual([404, 404]);
      expect((await focalPoint.get(`/requests/${request.id}`)).status).toBe(200);
    });

    it('gives each side its own key packet, and only who asks the link to the others', async () => {
      const request = await stage.requestThatIs('sent');
      const { focalPoint, receivingFocalPoint } = actors;

      const asking = await stage.read(focalPoint, request);
      const asked = await stage.read(receivingFocalPoint, request);

      expect(asked.content?.body).toBe(asking.content?.body);
      expect(asked.content?.keyPacket).not.toBe(asking.content?.keyPacket);
      expect(asked.content?.sealedTo.map(({ organisationId }) => organisationId)).toEqual([
        focalPoint.organisationId,
        receivingFocalPoint.organisationId,
      ]);
      expect(asking.groupId).toBe(request.id);
      expect(asked).not.toHaveProperty('groupId');
    });
  });

  describe('PUT /requests/:requestId', () => {
    it('refuses what is not a draft any more, and everybody else', async () => {
      const sent = await stage.requestThatIs('sent');
      const draft = await stage.draft();
      const facts = factsOf(draft);

      const late = await send('put', actors.expert, sent, '', facts);
      const other = await send('put', actors.receivingFocalPoint, draft, '', facts);
      const moved = await send('put', actors.expert, draft, '', {
        ...facts,
        caseId: draft.caseId,
      });

      expect(late.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      expect(other.body).toMatchObject({ code: 'NOT_FOUND' });
      expect(moved.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('changes what is in clear, and nothing else', async () => {
      const draft = await stage.written();
      const facts = {
        formality: 'formal' as const,
        measure: 'freeze' as const,
        urgency: urgent,
        responseTarget: inDays(12),
        markings: { ...draft.markings, handlingCondition: 'lead-only' as const },
      };

      const changed = await send('put', actors.expert, draft, '', facts);

      expect(changed.status).toBe(200);
      const { changedAt, ...rest } = draft;
      expect(changed.body).toMatchObject({ ...rest, ...facts, version: draft.version + 1 });
      expect((changed.body as RequestSummary).changedAt >= changedAt).toBe(true);
    });
  });

  describe('PUT /requests/:requestId/content', () => {
    it('takes only what is sealed to who asks and who is asked, and nobody else', async () => {
      const draft = await stage.draft();
      const { expert, receivingFocalPoint, otherFocalPoint } = actors;
      const own = expert.organisationId;
      for (const [to, code] of [
        [[own], 'SEALED_RECIPIENT_MISSING'],
        [
          [own, receivingFocalPoint.organisationId, otherFocalPoint.organisationId],
          'SEALED_RECIPIENT_UNEXPECTED',
        ],
      ] as const) {
        const content = await exchange.sealed('Where?', expert, to);
        const response = await send('put', expert, draft, 'content', { content });
        expect(response.body).toMatchObject({ code });
      }
    });

    it('refuses what is not a draft any more', async () => {
      const sent = await stage.requestThatIs('sent');
      const content = await stage.sealedBetween(actors.focalPoint, actors.receivingFocalPoint);

      const response = await send('put', actors.focalPoint, sent, 'content', { content });

      expect(response.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it('keeps the content, and who wrote it', async () => {
      const draft = await stage.draft();
      const content = await stage.sealedBetween(actors.focalPoint, actors.receivingFocalPoint);

      await stage.change('put', actors.expert, draft, 'content', { content });

      const read = await stage.read(actors.focalPoint, draft);
      expect(read.contentWrittenBy).toBe(actors.expert.id);
      expect(read.content?.body).toBe(content.body);
    });
  });

  describe('POST /requests/:requestId/sign-off', () => {
    it('is for national focal points of the State that asks', async () => {
      const draft = await stage.written();

      const statuses = await Promise.all(
        [actors.expert, actors.receivingFocalPoint, actors.reviewer].map(
          async (actor) => (await send('post', actor, draft, 'sign-off')).status,
        ),
      );

      expect(statuses).toEqual([403, 404, 403]);
    });

    it('refuses a draft without its content, and what is no draft', async () => {
      const empty = await send('post', actors.focalPoint, await stage.draft(), 'sign-off');
      const sent = await stage.requestThatIs('sent');
      const late = await send('post', actors.focalPoint, sent, 'sign-off');

      expect(empty.body).toMatchObject({ code: 'RECORD_MISSING' });
      expect(late.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it.each(['content', ''] as const)(
      'is gone once anything is written anew (%j)',
      async (what) => {
        const draft = await stage.written();
        const signedOff = await stage.change('post', actors.focalPoint, draft, 'sign-off');
        const content = await stage.sealedBetween(actors.focalPoint, actors.receivingFocalPoint);
        const { formality, measure, urgency, responseTarget, markings } = draft;
        const body =
          what === 'content'
            ? { content }
            : { formality, measure, urgency, responseTarget, markings };

        const written = await stage.change('put', actors.expert, signedOff, what, body);
        const sent = await send('post', actors.expert, written, 'send');

        expect(signedOff.signedOffBy).toBe(actors.focalPoint.id);
        expect(written).not.toHaveProperty('signedOffBy');
        expect(sent.body).toMatchObject({ code: 'SIGN_OFF_REQUIRED', status: 403 });
      },
    );
  });

  describe('POST /requests/:requestId/send', () => {
    it('refuses an expert without a sign-off, and tells their own focal point', async () => {
      const draft = await stage.written();

      const refused = await send('post', actors.expert, draft, 'send');
      const told = await toldTo(actors.focalPoint, draft);
      const signedOff = await stage.change('post', actors.focalPoint, draft, 'sign-off');
      const sent = await send('post', actors.expert, signedOff, 'send');

      expect(refused.body).toMatchObject({ code: 'SIGN_OFF_REQUIRED' });
      expect(told).toEqual(['sign-off-wanted']);
      expect(await toldTo(actors.receivingFocalPoint, draft)).toEqual(['request-received']);
      expect(sent.body).toMatchObject({ state: 'sent', signedOffBy: actors.focalPoint.id });
    });

    it("counts a focal point's own sending as a sign-off", async () => {
      const draft = await stage.written();

      const sent = await send('post', actors.focalPoint, draft, 'send');

      expect(sent.body).toMatchObject({ state: 'sent', signedOffBy: actors.focalPoint.id });
    });

    it('refuses a draft without its content', async () => {
      const response = await send('post', actors.focalPoint, await stage.draft(), 'send');

      expect(response.body).toMatchObject({ code: 'RECORD_MISSING', status: 409 });
    });

    it('refuses content that was written for another measure', async () => {
      const { focalPoint, receivingFocalPoint } = actors;
      const draft = await stage.written({ measure: 'trace' });
      const facts = { ...factsOf(draft), measure: 'freeze' };
      const changed = await stage.change('put', focalPoint, draft, '', facts);

      const refused = await send('post', focalPoint, changed, 'send');
      const alike = await send('post', focalPoint, changed, 'sign-off');
      const content = await stage.sealedBetween(focalPoint, receivingFocalPoint);
      const anew = await stage.change('put', focalPoint, changed, 'content', { content });

      for (const { body } of [refused, alike] as { body: unknown }[]) {
        expect(body).toMatchObject({ code: 'RECORD_MISSING' });
      }
      expect((await send('post', focalPoint, anew, 'send')).body).toMatchObject({ state: 'sent' });
    });

    it.each([-1, 0])('refuses a response target of in %d days', async (days) => {
      const draft = await stage.written({ responseTarget: inDays(days) });

      const response = await send('post', actors.focalPoint, draft, 'send');

      expect(response.body).toMatchObject({ code: 'REQUEST_INCOMPLETE', status: 422 });
      const { issues } = response.body as { issues: { path: string }[] };
      expect(issues.map(({ path }) => path)).toEqual(['target-to-come']);
    });

    it.each([
      ['court-to-state', 'formal', { level: 'routine' }, 'REQUEST_INCOMPLETE'],
      ['state-to-court', 'formal', { level: 'routine' }, 'REQUEST_INCOMPLETE'],
      ['court-to-state', 'formal', urgent, 'awaits'],
      ['court-to-state', 'informal', { level: 'routine' }, 'sent'],
      ['court-to-state', 'informal', urgent, 'sent'],
      ['state-to-state', 'formal', { level: 'routine' }, 'sent'],
      ['state-to-state', 'formal', urgent, 'sent'],
    ] as const)('%s, %s, %j, without a confirmation: %s', async (flow, formality, urgency, out) => {
      const draft = await stage.written({ flow, formality, urgency });

      const response = await send('post', stage.sides[flow].requester, draft, 'send');

      const expected =
        out === 'REQUEST_INCOMPLETE'
          ? { code: out, issues: [{ path: 'confirmation' }] }
          : { state: 'sent', awaitingConfirmation: out === 'awaits' };
      expect(response.body).toMatchObject(expected);
    });

    it('refuses an addressee that has left the case, and a case that was closed', async () => {
      const [left, closed] = [await ownCase(), await ownCase()];
      const there = await stage.written({ caseId: left });
      const nowhere = await stage.written({ caseId: closed });
      await inCase('delete', left, `participants/${actors.receivingFocalPoint.organisationId}`);
      await inCase('post', closed, 'closure');

      const toNobody = await send('post', actors.focalPoint, there, 'send');
      const intoClosed = await send('post', actors.focalPoint, nowhere, 'send');

      expect(toNobody.body).toMatchObject({ code: 'ADDRESSEE_NOT_VALID' });
      expect(intoClosed.body).toMatchObject({ code: 'CASE_CLOSED' });
    });

    it('tells the other side of each move, unless it never saw the request or has left the case', async () => {
      const { focalPoint, receivingFocalPoint } = actors;
      const unseen = await stage.requestThatIs('withdrawn-unseen');
      const refused = await stage.requestThatIs('refused');

      const caseId = await ownCase();
      const left = await stage.requestThatIs('acknowledged', { caseId });
      await inCase('delete', caseId, `participants/${receivingFocalPoint.organisationId}`);
      await stage.change('post', focalPoint, left, 'withdraw');

      expect(await toldTo(receivingFocalPoint, left)).toEqual(['request-received']);
      expect(await toldTo(receivingFocalPoint, unseen)).toEqual([]);
      expect(await toldTo(receivingFocalPoint, refused)).toEqual(['request-received']);
      expect(await toldTo(focalPoint, refused)).toEqual([
        'request-moved',
        'request-moved',
        'request-moved',
      ]);
    });
  });

  describe('POST /requests/:requestId/confirmation', () => {
    const formal = { flow: 'court-to-state', formality: 'formal', urgency: urgent } as const;

    it('is for focal points of who asks, on formal requests', async () => {
      const request = await stage.requestThatIs('sent', formal);
      const informal = await stage.requestThatIs('sent');

      const byExpert = await send('post', actors.expert, request, 'confirmation', letter);
      const byAsked = await send('post', actors.focalPoint, request, 'confirmation', letter);
      const ofInformal = await send('post', actors.focalPoint, informal, 'confirmation', letter);

      expect(byExpert.body).toMatchObject({ code: 'FORBIDDEN' });
      expect(byAsked.body).toMatchObject({ code: 'NOT_FOUND' });
      expect(ofInformal.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it('has no room for words', async () => {
      const draft = await stage.written(formal);
      const body = { ...letter, reference: 'the account of Mr X' };

      const response = await send('post', actors.reviewer, draft, 'confirmation', body);

      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('ends the waiting of an urgent request that went ahead, and tells who is asked', async () => {
      const request = await stage.requestThatIs('acknowledged', formal);

      const response = await send('post', actors.reviewer, request, 'confirmation', letter);

      expect(request.awaitingConfirmation).toBe(true);
      expect(response.body).toMatchObject({ confirmation: letter, awaitingConfirmation: false });
      expect(await toldTo(actors.focalPoint, request)).toEqual([
        'request-confirmed',
        'request-received',
      ]);
    });

    it('lets a routine one go once it is recorded in the draft', async () => {
      const draft = await stage.written({ ...formal, urgency: { level: 'routine' } });
      const confirmed = await stage.change('post', actors.reviewer, draft, 'confirmation', letter);

      const sent = await send('post', actors.reviewer, confirmed, 'send');

      expect(sent.body).toMatchObject({ state: 'sent', confirmation: letter });
      expect(await toldTo(actors.focalPoint, draft)).toEqual(['request-received']);
    });

    it('is waited for no more once the request is withdrawn', async () => {
      const withdrawn = await stage.requestThatIs('withdrawn', formal);

      expect(withdrawn.awaitingConfirmation).toBe(false);
    });
  });
});

/** What a draft's author may change of it. */
function factsOf({ formality, measure, urgency, responseTarget, markings }: RequestSummary) {
  return { formality, measure, urgency, responseTarget, markings };
}
