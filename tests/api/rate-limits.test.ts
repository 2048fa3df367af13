import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig, type RateLimitName } from '../../config/app-config.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const { rateLimits } = loadConfig({ PORTAL_SECRET: Buffer.alloc(32).toString('base64') });
const POINTS = 20;
const WINDOW_MS = 900_000;

describe.each(engines)('how often something may be tried, on %s', (engine) => {
  let portal: TestPortal;
  let focalPoint: Actor;
  let colleague: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    const limit = { points: POINTS, seconds: WINDOW_MS / 1000 };
    const names = Object.keys(rateLimits) as RateLimitName[];
    const limits = Object.fromEntries(names.map((name) => [name, limit])) as typeof rateLimits;
    portal = await createTestPortal(engine, {
      config: {
        rateLimits: limits,
        trustedProxies: ['127.0.0.1'],
        // Several windows pass, and nobody is to be signed out meanwhile.
        sessionIdleMinutes: 12 * 60,
      },
    });
    const { id } = await portal.people.organisation('state');
    focalPoint = await portal.people.member('national-focal-point', id);
    colleague = await portal.people.member('national-focal-point', id);
    const court = await portal.people.organisation('court-organ');
    toNextWindow();
    auditor = await portal.people.member('auditor', court.id);
    toNextWindow();
  });
  afterAll(() => portal.close());

  function toNextWindow(): void {
    const now = portal.clock.now().getTime();
    portal.clock.offset += WINDOW_MS - (now % WINDOW_MS) + 1_000;
  }

  const invite = (by: Actor) => by.post('/invitations', { nonsense: true });
  const guess = (from: string) =>
    portal
      .anonymous()
      .post('/session', { email: `${from}@portal.test`, password: 'x' })
      .set('X-Forwarded-For', from);

  async function exhaust(request: () => ReturnType<Actor['get']>): Promise<number[]> {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < POINTS; attempt += 1) statuses.push((await request()).status);
    return statuses;
  }

  it('is declared where somebody could guess, fill the store or search at length', () => {
    const limited = portal.composition.endpoints.flatMap(({ method, path, rateLimit }) =>
      rateLimit ? [`${method.toUpperCase()} ${path} ${rateLimit}`] : [],
    );

    expect(limited.toSorted()).toEqual([
      'GET /access-log/activity search',
      'GET /access-log/anomalies search',
      'GET /access-log/entries search',
      'GET /access-log/export search',
      'GET /access-log/export/csv search',
      'GET /access-log/export/ocsf search',
      'GET /access-log/export/summary search',
      'GET /access-log/openings search',
      'GET /calendar/:token calendar',
      'POST /account/second-factor second-factor',
      'POST /account/second-factor/confirmation second-factor',
      'POST /invitations invitation',
      'POST /invitations/acceptance sign-in',
      'POST /requests/:requestId/files upload',
      'POST /requests/:requestId/files/deposits upload',
      'POST /session sign-in',
      'POST /session/second-factor sign-in',
      'POST /submissions/:submissionId/files upload',
      'POST /submissions/:submissionId/files/deposits upload',
      'PUT /account/password second-factor',
    ]);
  });

  it('counts for one account, and leaves its colleagues alone', async () => {
    const statuses = await exhaust(() => invite(focalPoint));

    const refused = await invite(focalPoint);

    expect(statuses).not.toContain(429);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused.get('retry-after'))).toBeGreaterThan(0);
    expect((await invite(colleague)).status).not.toBe(429);
    expect((await focalPoint.get('/invitations')).status).toBe(200);
  });

  it('counts for one address before anybody is known', async () => {
    await exhaust(() => guess('203.0.113.9'));

    expect((await guess('203.0.113.9')).status).toBe(429);
    expect((await guess('203.0.113.10')).status).toBe(401);
  });

  it('counts for a whole IPv6 network, of which anybody has all addresses', async () => {
    let host = 0;
    await exhaust(() => guess(`2001:db8:1:2::${(host += 1).toString(16)}`));

    expect((await guess('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await guess('2001:db8:1:3::1')).status).toBe(401);
  });

  it('counts an IPv4 address once, however it is written', async () => {
    await exhaust(() => guess('198.51.100.7'));

    expect((await guess('::ffff:198.51.100.7')).status).toBe(429);
  });

  it('counts searches of the access log', async () => {
    await exhaust(() => auditor.get('/access-log/entries?limit=1'));

    expect((await auditor.get('/access-log/entries?limit=1')).status).toBe(429);
  });

  it('begins anew in the next window', async () => {
    await exhaust(() => invite(colleague));
    expect((await invite(colleague)).status).toBe(429);

    toNextWindow();

    expect((await invite(colleague)).status).toBe(400);
  });

  it('does nothing of what is refused', async () => {
    toNextWindow();
    await exhaust(() => invite(focalPoint));

    const { organisationId } = focalPoint;
    const body = { email: 'late@portal.test', role: 'expert', organisationId };
    expect((await focalPoint.post('/invitations', body)).status).toBe(429);
    const list = await focalPoint.get('/invitations');

    expect(list.text).not.toContain('late@portal.test');
  });
});
