import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RequestCount } from '../../core/contracts/counts.ts';
import type { RequestStatistics } from '../../core/contracts/request-statistics.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestStage, inDays, send, type RequestStage } from '../support/request-stage.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const DAY_MS = 86_400_000;
type Page = { items: RequestSummary[]; nextCursor?: string };

describe.each(engines)('lists of requests, on %s', (engine) => {
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

  async function listed(actor: Actor, query: string): Promise<Page> {
    const response = await actor.get(`/requests?${query}`);
    expect(response.status).toBe(200);
    return response.body as Page;
  }
  const idsOf = async (actor: Actor, query: string) =>
    (await listed(actor, query)).items.map(({ id }) => id);

  async function countOf(actor: Actor): Promise<RequestCount> {
    return (await actor.get('/requests/count')).body as RequestCount;
  }

  async function ownCase(): Promise<string> {
    return (await exchange.openCase([actors.focalPoint, actors.receivingFocalPoint])).id;
  }

  async function leave({ organisationId }: Actor, caseId: string): Promise<void> {
    const { version } = (await actors.reviewer.get(`/cases/${caseId}`)).body as { version: number };
    await actors.reviewer
      .delete(`/cases/${caseId}/participants/${organisationId}`)
      .set('If-Match', `"${version}"`);
  }

  /** So many days pass for the portal; everybody has to sign in again. */
  async function later(days: number): Promise<void> {
    portal.clock.offset += days * DAY_MS;
    for (const actor of [actors.focalPoint, actors.receivingFocalPoint]) {
      await actor.signIn(portal.clock.now());
    }
  }
  const dayFromNow = (days: number) => inDays(days, portal.clock.now());

  it.each(['/requests?side=requester', '/requests/count', statisticsPath('requester')])(
    'GET %s answers nobody, and not those who oversee and operate',
    async (path) => {
      expect((await portal.anonymous().get(path)).status).toBe(401);
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get(path)).status).toBe(403);
      }
    },
  );

  describe('GET /requests', () => {
    it('asks which side is meant', async () => {
      const response = await actors.focalPoint.get('/requests');

      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('lists what was issued and what was received apart, never a draft of somebody else', async () => {
      const caseId = await ownCase();
      const draft = await stage.draft({ caseId });
      const sent = await stage.requestThatIs('sent', { caseId, measure: 'freeze' });
      const { focalPoint, receivingFocalPoint, otherFocalPoint } = actors;
      const there = `caseId=${caseId}`;

      expect(await idsOf(focalPoint, `side=requester&${there}`)).toEqual([sent.id, draft.id]);
      expect(await idsOf(focalPoint, `side=addressee&${there}`)).toEqual([]);
      expect(await idsOf(receivingFocalPoint, `side=addressee&${there}`)).toEqual([sent.id]);
      expect(await idsOf(receivingFocalPoint, `side=requester&${there}`)).toEqual([]);
      expect(await idsOf(otherFocalPoint, `side=addressee&${there}`)).toEqual([]);
      expect(await idsOf(focalPoint, `side=requester&${there}&state=draft`)).toEqual([draft.id]);
      expect(await idsOf(focalPoint, `side=requester&${there}&measure=freeze`)).toEqual([sent.id]);
    });

    it('shows the link between requests to who asks only', async () => {
      const caseId = await ownCase();
      await stage.requestThatIs('sent', { caseId });

      const [asking] = (await listed(actors.focalPoint, `side=requester&caseId=${caseId}`)).items;
      const [asked] = (await listed(actors.receivingFocalPoint, `side=addressee&caseId=${caseId}`))
        .items;

      expect(asking).toHaveProperty('groupId');
      expect(asked?.id).toBe(asking?.id);
      expect(asked).not.toHaveProperty('groupId');
    });

    it('does not show who left a case what it was asked there, nor count it', async () => {
      const caseId = await ownCase();
      await stage.requestThatIs('sent', { caseId });
      const { receivingFocalPoint, focalPoint } = actors;
      const before = await countOf(receivingFocalPoint);

      await leave(receivingFocalPoint, caseId);

      const there = `caseId=${caseId}`;
      expect(await idsOf(receivingFocalPoint, `side=addressee&${there}`)).toEqual([]);
      expect(await idsOf(focalPoint, `side=requester&${there}`)).toHaveLength(1);
      expect((await countOf(receivingFocalPoint)).received).toBe(before.received - 1);
    });

    it('pages by target, what is due first first, and open ones only', async () => {
      const caseId = await ownCase();
      const made: RequestSummary[] = [];
      for (const days of [40, 10, 25, 25, 33]) {
        const responseTarget = dayFromNow(days);
        made.push(await stage.requestThatIs('sent', { caseId, responseTarget }));
      }
      await stage.requestThatIs('withdrawn', { caseId });
      await stage.draft({ caseId });
      const query = `side=requester&sort=target&caseId=${caseId}&limit=2`;

      const first = await listed(actors.focalPoint, query);
      const second = await listed(actors.focalPoint, `${query}&cursor=${first.nextCursor ?? ''}`);
      const third = await listed(actors.focalPoint, `${query}&cursor=${second.nextCursor ?? ''}`);

      const expected = [1, 2, 3, 4, 0].map((index) => made[index]?.id);
      const pages = [first, second, third].map(({ items }) => items.map(({ id }) => id));
      expect(pages).toEqual([expected.slice(0, 2), expected.slice(2, 4), expected.slice(4)]);
      expect(third).not.toHaveProperty('nextCursor');
    });

    it("takes no other organisation's request for a place in its order", async () => {
      const request = await stage.requestThatIs('sent');
      for (const cursor of [request.id, uuid()]) {
        const path = `/requests?side=addressee&sort=target&cursor=${cursor}`;
        const response = await actors.otherFocalPoint.get(path);
        expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('goes on from a request that was answered since', async () => {
      const caseId = await ownCase();
      const made: RequestSummary[] = [];
      for (const days of [10, 11, 12]) {
        const responseTarget = dayFromNow(days);
        made.push(await stage.requestThatIs('sent', { caseId, responseTarget }));
      }
      const [, last, next] = made;
      if (!last || !next) throw new Error('three requests expected');
      await send('post', actors.focalPoint, last, 'withdraw');

      const query = `side=requester&sort=target&caseId=${caseId}&cursor=${last.id}`;

      expect(await idsOf(actors.focalPoint, query)).toEqual([next.id]);
    });
  });

  describe('GET /requests/count', () => {
    it('counts what waits for the organisation, on either side', async () => {
      const { reviewer, focalPoint } = actors;
      const before = [await countOf(reviewer), await countOf(focalPoint)] as const;
      const flow = 'court-to-state' as const;
      const urgency = { level: 'urgent', ground: 'hearing-date' } as const;
      await stage.draft({ flow });
      await stage.requestThatIs('sent', { flow, formality: 'formal', urgency });
      await stage.requestThatIs('acknowledged', { flow });
      await stage.requestThatIs('refused', { flow });
      await stage.requestThatIs('executed', { flow });
      await stage.requestThatIs('closed', { flow });

      const [asking, asked] = [await countOf(reviewer), await countOf(focalPoint)];

      expect(differenceOf(asking, before[0])).toEqual({
        draft: 1,
        received: 0,
        late: 0,
        soon: 0,
        awaitingConfirmation: 1,
        answered: 2,
      });
      expect(asked.received).toBe(before[1].received + 1);
      expect(asked.answered).toBe(before[1].answered);
    });
  });

  describe('GET /requests/statistics', () => {
    it('asks for a side and a period', async () => {
      for (const query of ['', '?side=requester', '?side=other&from=2026-01-01&to=2026-02-01']) {
        const response = await actors.otherFocalPoint.get(`/requests/statistics${query}`);
        expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
      }
    });

    it('tells an organisation without requests that there are none', async () => {
      const { body } = (await actors.outsider.get(statisticsPath('requester'))) as {
        body: RequestStatistics;
      };

      expect(body).toMatchObject({ partNine: 0, others: 0, byOrganisation: [] });
      expect(body.pipeline.every(({ count }) => count === 0)).toBe(true);
    });

    it('tells the own pipeline, and no small number beside it', async () => {
      const { otherReviewer, otherFocalPoint } = actors;
      const body = stage.bodyOfDraft({
        flow: 'court-to-state',
        addresseeOrganisationIds: [otherFocalPoint.organisationId],
      });
      const begun = await otherReviewer.post('/requests', body);
      const [draft] = (begun.body as { items: RequestSummary[] }).items;
      if (!draft) throw new Error('a draft expected');
      const content = await stage.sealedBetween(otherReviewer, otherFocalPoint);
      const written = await stage.change('put', otherReviewer, draft, 'content', { content });
      await stage.change('post', otherReviewer, written, 'send');

      const asking = (await otherReviewer.get(statisticsPath('requester')))
        .body as RequestStatistics;
      const asked = (await otherFocalPoint.get(statisticsPath('addressee')))
        .body as RequestStatistics;

      for (const { pipeline, partNine, others } of [asking, asked]) {
        expect(pipeline).toContainEqual({ state: 'sent', count: 1 });
        expect([partNine, others]).toEqual(['withheld', 'withheld']);
      }
      expect(asking.byOrganisation.map(({ organisationId }) => organisationId)).toEqual([
        otherFocalPoint.organisationId,
      ]);
      expect(asked.byOrganisation.map(({ organisationId }) => organisationId)).toEqual([
        otherReviewer.organisationId,
      ]);
    });

    it('counts what was sent on the first and on the last day of the period', async () => {
      const { focalPoint } = actors;
      await stage.requestThatIs('sent');
      const today = dayFromNow(0);
      const sentIn = async (from: string, to: string) => {
        const path = `/requests/statistics?side=requester&from=${from}&to=${to}`;
        const { pipeline } = (await focalPoint.get(path)).body as RequestStatistics;
        return pipeline.reduce((sum, { count }) => sum + count, 0);
      };

      expect(await sentIn(today, today)).toBeGreaterThan(0);
      expect(await sentIn(dayFromNow(1), dayFromNow(9))).toBe(0);
    });
  });

  // Nobody else is signed in any more after that.
  describe('as days pass', () => {
    it('finds and counts what is due soon, and what is late', async () => {
      const caseId = await ownCase();
      const { focalPoint, receivingFocalPoint } = actors;
      const before = [await countOf(focalPoint), await countOf(receivingFocalPoint)] as const;
      const targets = { caseId, responseTarget: dayFromNow(9) };
      const request = await stage.requestThatIs('acknowledged', targets);
      await stage.requestThatIs('refused', targets);
      const far = await stage.requestThatIs('sent', { caseId, responseTarget: dayFromNow(90) });
      const late = `late=true&caseId=${caseId}`;

      const ofFarAway = await countOf(receivingFocalPoint);
      await later(2);
      const whenSoon = await countOf(receivingFocalPoint);
      await later(7);
      const onTheDay = await idsOf(focalPoint, `side=requester&${late}`);
      await later(1);

      expect(ofFarAway.soon).toBe(before[1].soon);
      expect(whenSoon.soon).toBeGreaterThan(before[1].soon);
      expect(onTheDay).toEqual([]);
      expect(await idsOf(focalPoint, `side=requester&${late}`)).toEqual([request.id]);
      expect(await idsOf(receivingFocalPoint, `side=addressee&${late}`)).toEqual([request.id]);
      expect(await idsOf(focalPoint, `side=requester&${late}&state=sent`)).toEqual([]);
      expect((await countOf(focalPoint)).late).toBeGreaterThan(before[0].late);
      expect(far.state).toBe('sent');
    });
  });
});

function statisticsPath(side: string): string {
  return `/requests/statistics?side=${side}&from=2020-01-01&to=2099-12-31`;
}

function differenceOf(after: RequestCount, before: RequestCount): RequestCount {
  const entries = Object.entries(after).map(([name, count]) => [
    name,
    count - before[name as keyof RequestCount],
  ]);
  return Object.fromEntries(entries) as RequestCount;
}
