import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config/app-config.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const { rateLimits } = loadConfig({ PORTAL_SECRET: Buffer.alloc(32).toString('base64') });
const generous = { points: 100_000, seconds: 900 };
const WINDOW_MS = 900_000;

describe('an attacker tries many secrets', () => {
  let portal: TestPortal;
  let victim: Actor;
  let other: Actor;

  beforeEach(async () => {
    // The people of the test sign in from the attacker's address: that limit has a test of its own.
    const limits = { ...rateLimits, 'sign-in': generous, invitation: generous };
    portal = await createTestPortal('sqlite', { config: { rateLimits: limits } });
    const { id } = await portal.people.organisation('state');
    victim = await portal.people.member('expert', id);
    other = await portal.people.member('expert', id);
    toNextWindow();
  });
  afterEach(() => portal.close());

  function toNextWindow(): void {
    const now = portal.clock.now().getTime();
    portal.clock.offset += WINDOW_MS - (now % WINDOW_MS) + 1_000;
  }

  async function guessPasswords(count: number, email = victim.email): Promise<string[]> {
    const codes: string[] = [];
    for (let guess = 0; guess < count; guess += 1) {
      const response = await portal.anonymous().enterPassword(email, `guess number ${guess}`);
      codes.push((response.body as { code: string }).code);
    }
    return codes;
  }

  function atTheSecondFactor(actor: Actor): Promise<Actor> {
    const again = portal.anonymous();
    Object.assign(again, { email: actor.email, secondFactorSecret: actor.secondFactorSecret });
    return again.enterPassword().then(() => again);
  }

  it('gets ten passwords for an account, whatever address it is spelt with', async () => {
    const codes = [
      ...(await guessPasswords(5)),
      ...(await guessPasswords(5, victim.email.toUpperCase())),
      ...(await guessPasswords(2)),
    ];

    expect(codes.slice(0, 10)).toEqual(Array(10).fill('SIGN_IN_FAILED'));
    expect(codes.slice(10)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
  });

  it('gets no more by asking all at once', async () => {
    const guesses = Array.from({ length: 30 }, () => guessPasswords(1));

    const codes = (await Promise.all(guesses)).flat();

    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(10);
  });

  it('is told how long to wait, and nothing of whether the last one was right', async () => {
    await guessPasswords(10);

    const wrong = await portal.anonymous().enterPassword(victim.email, 'wrong');
    const right = await portal.anonymous().enterPassword(victim.email);

    for (const response of [wrong, right]) {
      expect(response.status).toBe(429);
      expect(response.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      const seconds = Number(response.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(900);
    }
  });

  it('is limited alike for an address that has no account', async () => {
    expect((await guessPasswords(11, 'nobody@portal.test')).at(-1)).toBe('TOO_MANY_REQUESTS');
  });

  it('locks the victim out neither for good nor of where they are signed in', async () => {
    await guessPasswords(20);

    expect((await victim.get('/cases')).status).toBe(200);
    expect((await portal.anonymous().enterPassword(other.email)).status).toBe(200);

    toNextWindow();
    expect((await (await atTheSecondFactor(victim)).enterCode(portal.clock.now())).status).toBe(
      200,
    );
  });

  it('gets six codes with a stolen password, however often they begin anew', async () => {
    const codes: string[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const attacker = await atTheSecondFactor(victim);
      const response = await attacker.post('/session/second-factor', { code: '000000' });
      codes.push((response.body as { code: string }).code);
    }

    expect(codes.slice(0, 6)).toEqual(Array(6).fill('SECOND_FACTOR_FAILED'));
    expect(codes.slice(6)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    const right = await (await atTheSecondFactor(victim)).enterCode(portal.clock.now());
    expect(right.status).toBe(429);
  });

  it('gets six guesses of the password from a session left open', async () => {
    const codes: number[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      const body = {
        currentPassword: `guess ${guess}`,
        newPassword: 'amber lantern quota 7 drizzle',
      };
      codes.push((await victim.put('/account/password', body)).status);
    }

    expect(codes).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('leaves a trace of each attempt that was looked at', async () => {
    await guessPasswords(3);
    const court = await portal.people.organisation('court-organ');
    const auditor = await portal.people.member('auditor', court.id);

    const found = await auditor.get('/access-log/entries?action=session.sign-in&outcome=denied');

    expect((found.body as { items: unknown[] }).items).toHaveLength(3);
  });
});
