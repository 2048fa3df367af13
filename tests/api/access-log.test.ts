import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { AccessLogActivity } from '../../core/contracts/access-log-activity.ts';
import { AccessLogPage, AccessLogRecord } from '../../core/contracts/access-log.ts';
import { parseCanonical } from '../../core/transparency/index.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('the access log, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state');
    const court = await portal.people.organisation('court-organ');
    expert = await portal.people.member('expert', state.id);
    auditor = await portal.people.member('auditor', court.id);
  });
  afterAll(() => portal.close());

  const find = async (query: string) =>
    AccessLogPage.parse((await auditor.get(`/access-log/entries?${query}`)).body).items;

  const activity = '/access-log/activity?from=2026-01-01T00:00:00.000Z';

  describe.each([
    '/access-log/entries',
    '/access-log/entries/0',
    `${activity}&to=2026-01-02T00:00:00.000Z&interval=day`,
  ])('GET %s', (path) => {
    it('answers nobody who has not signed in', async () => {
      const response = await portal.anonymous().get(path);

      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'UNAUTHENTICATED' });
    });

    it('answers no other role, and writes the attempt down', async () => {
      const [administrator] = await portal.people.administrators();

      for (const actor of [expert, administrator]) {
        const response = await actor.get(path);

        expect(response.status).toBe(403);
        const [attempt] = await find(`actor=${actor.id}&outcome=denied&limit=1`);
        expect(attempt?.entry).toMatchObject({
          actor: { id: actor.id, authn: 'pwd+totp', type: 'user' },
          phase: 'single',
          reason: 'FORBIDDEN',
          req: { method: 'GET', status: 403 },
        });
      }
    });
  });

  describe('GET /access-log/entries', () => {
    it.each([
      'name=x',
      'cursor=-1',
      'direction=up',
      'limit=0',
      'actor=alice',
      'actor[$gt]=',
      'from=2026-01-01',
    ])('refuses ?%s', async (query) => {
      const response = await auditor.get(`/access-log/entries?${query}`);

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('finds an act as its intent and its result, in the bytes that were written', async () => {
      await expert.get(`/organisations/${expert.organisationId}`).expect(200);

      const [result, intent] = await find(`actor=${expert.id}&action=organisation.read&limit=2`);

      expect(intent?.entry).toMatchObject({ phase: 'intent', outcome: 'pending' });
      expect(result?.entry).toMatchObject({
        phase: 'result',
        outcome: 'success',
        ref: intent?.entry.id,
        object: { type: 'organisation', id: expert.organisationId },
        req: { route: '/api/v1/organisations/:organisationId', status: 200 },
      });
      for (const item of [intent, result]) {
        const bytes = Buffer.from(item?.bytes ?? '', 'base64');
        expect(parseCanonical(bytes)).toEqual(item?.entry);
      }
    });

    it('names people, organisations and cases beside the entries and never in them', async () => {
      const organ = await portal.people.organisation('court-organ', { name: 'Office of Names' });
      const focalPoint = await portal.people.member('court-focal-point', organ.id);
      const opened = await focalPoint.post('/cases', { reference: 'ICC-01/26-NAM-1' });
      const { id: caseId } = opened.body as { id: string };

      const query = `/access-log/entries?actor=${focalPoint.id}&action=case.create`;
      const { items, names } = AccessLogPage.parse((await auditor.get(query)).body);

      expect(items).toHaveLength(2);
      expect(names).toEqual({
        [focalPoint.id]: `Person ${focalPoint.email}`,
        [organ.id]: 'Office of Names',
        [caseId]: 'ICC-01/26-NAM-1',
      });
      const leaves = items.map(({ bytes }) => Buffer.from(bytes, 'base64').toString());
      for (const name of Object.values(names)) expect(leaves.join()).not.toContain(name);

      const one = await auditor.get(`/access-log/entries/${items[0]?.index ?? ''}`);
      expect(AccessLogRecord.parse(one.body).names).toEqual(names);
    });

    it('pages through the whole log without gap or repetition', async () => {
      const indexes: number[] = [];
      let cursor = '';
      do {
        const response = await auditor.get(`/access-log/entries?limit=20${cursor}`);
        const page = AccessLogPage.parse(response.body);
        indexes.push(...page.items.map(({ index }) => index));
        cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');

      const newest = indexes[0] ?? 0;
      expect(newest).toBeGreaterThan(20);
      expect(indexes).toEqual(Array.from({ length: newest + 1 }, (_entry, at) => newest - at));
    });
  });

  describe('GET /access-log/activity', () => {
    it.each([
      ['to=2026-01-02T00:00:00.000Z', 'query.interval'],
      ['interval=day', 'query.to'],
      ['to=2026-01-02T00:00:00.000Z&interval=minute', 'query.interval'],
      ['to=2025-12-31T00:00:00.000Z&interval=day', 'query.to'],
      ['to=2026-02-11T16:00:00.000Z&interval=hour', 'query.interval'],
      ['to=2028-09-27T00:00:00.000Z&interval=day', 'query.interval'],
      ['to=2026-01-02T00:00:00.000Z&interval=day&actor=alice', 'query.actor'],
      ['to=2026-01-02T00:00:00.000Z&interval=day&cursor=1', 'query'],
    ])('refuses &%s', async (query, path) => {
      const response = await auditor.get(`${activity}&${query}`);

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path }] });
    });

    it('answers with as many as a thousand intervals', async () => {
      const response = await auditor.get(`${activity}&to=2026-02-11T15:59:59.999Z&interval=hour`);

      const { items } = AccessLogActivity.parse(response.body);
      expect(items).toHaveLength(1_000);
      expect(items.at(-1)).toEqual({ start: '2026-02-11T15:00:00.000Z', count: 0, refused: 0 });
    });

    it('counts what somebody did and was refused, and is itself an act', async () => {
      const colleague = await portal.people.member('expert', expert.organisationId);
      await colleague.get('/cases').expect(200);
      await colleague.get('/cases').expect(200);
      await colleague.post('/cases', { reference: 'ICC-01/26-NO-1' }).expect(403);
      const now = portal.clock.now().getTime();
      const [from, to] = [now - 3_600_000, now].map((time) => new Date(time).toISOString());

      const response = await auditor.get(
        `/access-log/activity?from=${from}&to=${to}&interval=hour&actor=${colleague.id}`,
      );

      const { items } = AccessLogActivity.parse(response.body);
      const sum = (what: 'count' | 'refused') =>
        items.reduce((total, item) => total + item[what], 0);
      // Signing in ended as theirs too.
      expect({ count: sum('count'), refused: sum('refused') }).toEqual({ count: 4, refused: 1 });
      const [counting] = await find(`actor=${auditor.id}&action=access-log.count&limit=1`);
      expect(counting?.entry).toMatchObject({ phase: 'result', outcome: 'success' });
    });
  });

  describe('GET /access-log/entries/:index', () => {
    it.each(['-1', '1e3', '0x1', 'last'])('refuses %s', async (index) => {
      const response = await auditor.get(`/access-log/entries/${index}`);

      expect(response.status).toBe(400);
    });

    it('answers NOT_FOUND beyond the end', async () => {
      const response = await auditor.get('/access-log/entries/999999999');

      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('shows one entry with its private data, and is itself an act about that entry', async () => {
      const path = `/organisations/${expert.organisationId}`;
      await expert.get(path).set('User-Agent', 'canary-agent').expect(200);
      const [, intent] = await find(`actor=${expert.id}&action=organisation.read&limit=2`);

      const response = await auditor.get(`/access-log/entries/${intent?.index ?? ''}`);

      const record = AccessLogRecord.parse(response.body);
      expect(record.private).toMatchObject({ state: 'present', userAgent: 'canary-agent' });
      expect(JSON.stringify(record.entry)).not.toContain('canary');
      const [reading] = await find(`actor=${auditor.id}&action=access-log.read&limit=1`);
      expect(reading?.entry.object).toEqual({ type: 'access-record', id: intent?.entry.id });
    });
  });

  it('keeps no trace of what a caller typed into a path, a header or a body', async () => {
    const canary = `canary-${randomUUID()}`;
    await expert.get(`/organisations/${canary}`);
    await expert.get('/session').set('User-Agent', canary).set('X-Request-Id', canary);
    await portal.anonymous().enterPassword(`${canary}@example.org`, canary);

    const leaves = (await find('limit=100')).map(({ bytes }) => Buffer.from(bytes, 'base64'));

    expect(leaves.length).toBeGreaterThan(10);
    expect(Buffer.concat(leaves).toString()).not.toContain('canary');
  });
});

describe('a portal that has lost its access log', () => {
  it('does nothing for anybody and says so', async () => {
    const portal = await createTestPortal('sqlite');
    const [administrator] = await portal.people.administrators();
    if (portal.database.engine !== 'sqlite') throw new Error('SQLite expected');
    const { accessLog, sqlite } = portal.database;
    const count = () => sqlite.prepare('SELECT count(*) AS n FROM organisations').get()?.['n'];
    const before = count();
    accessLog.exec('DROP TABLE access_log_batches');

    const body = { name: 'Never', kind: 'partner' };
    const response = await administrator.post('/organisations', body);
    const ready = await supertest(portal.server).get('/health/ready');

    expect(response.status).toBe(503);
    expect(response.body).toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(count()).toBe(before);
    expect(ready.status).toBe(503);
    await portal.close().catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'LOG_UNAVAILABLE' });
    });
    portal.server.closeAllConnections();
    portal.server.close();
  });
});
