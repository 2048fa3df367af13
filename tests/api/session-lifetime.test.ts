import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { SessionResponse } from '../../core/contracts/sessions.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SignedIn = SessionResponse.required({ csrfToken: true, idleMinutes: true, endsAt: true });

describe.each(engines)('GET /session, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let signedInAt: { earliest: number; latest: number };

  beforeEach(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state');
    const earliest = portal.clock.now().getTime();
    expert = await portal.people.member('expert', state.id);
    signedInAt = { earliest, latest: portal.clock.now().getTime() };
  });
  afterEach(() => portal.close());

  async function session(): Promise<z.infer<typeof SignedIn>> {
    return SignedIn.parse((await expert.get('/session').expect(200)).body);
  }

  it('says nothing of an end before the second factor', async () => {
    const halfway = portal.anonymous();
    await halfway.enterPassword(expert.email);

    const response = await halfway.get('/session');

    expect(response.body).toEqual({
      status: 'second-factor',
      csrfToken: expect.any(String) as unknown,
    });
  });

  it('has the same token for each page and worker of a session, and it stays valid', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, session));
    portal.clock.offset += 2 * MINUTE;
    answers.push(await session());

    const tokens = answers.map(({ csrfToken }) => csrfToken);
    expect(new Set(tokens)).toEqual(new Set([expert.csrfToken]));
    const change = await expert.post('/submissions', {});
    expect(change.body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('says when the session ends, and does not put it off', async () => {
    const first = await session();
    portal.clock.offset += 20 * MINUTE;
    const later = await session();

    expect(first.idleMinutes).toBe(30);
    const startedAt = Date.parse(first.endsAt) - 12 * HOUR;
    expect(startedAt).toBeGreaterThanOrEqual(signedInAt.earliest);
    expect(startedAt).toBeLessThanOrEqual(signedInAt.latest);
    expect(later).toEqual(first);
  });

  it('means it: at that instant the session has ended, however busy it was', async () => {
    const { idleMinutes, endsAt } = await session();
    const left = () => Date.parse(endsAt) - portal.clock.now().getTime();

    while (left() > idleMinutes * MINUTE) {
      portal.clock.offset += (idleMinutes - 5) * MINUTE;
      await expert.get('/sessions').expect(200);
    }
    portal.clock.offset += left();

    await expert.get('/sessions').expect(401);
  });

  it('means the idle minutes too', async () => {
    const { idleMinutes } = await session();

    portal.clock.offset += idleMinutes * MINUTE;

    await expert.get('/sessions').expect(401);
  });
});
