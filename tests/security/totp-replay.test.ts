import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, servedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(servedEngine)('an attacker who knows the password saw a code, on %s', (engine) => {
  let portal: TestPortal;
  let victim: Actor;
  let other: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const { id } = await portal.people.organisation('state');
    victim = await portal.people.member('expert', id);
    other = await portal.people.member('expert', id);
  });
  beforeEach(() => {
    portal.clock.offset += 120_000;
  });
  afterAll(() => portal.close());

  async function atTheSecondFactor({ email } = victim): Promise<Actor> {
    const someone = portal.anonymous();
    await someone.enterPassword(email);
    return someone;
  }

  function codeOf(secret: string, secondsFromNow = 0): Promise<string> {
    const epoch = Math.floor(portal.clock.now().getTime() / 1000) + secondsFromNow;
    return generate({ secret, epoch });
  }

  async function enter(actor: Actor, code: string): Promise<number> {
    return (await actor.post('/session/second-factor', { code })).status;
  }

  it('and enters it once more', async () => {
    const code = await codeOf(victim.secondFactorSecret);
    expect(await enter(await atTheSecondFactor(), code)).toBe(200);

    expect(await enter(await atTheSecondFactor(), code)).toBe(401);
  });

  it('and enters it at the same moment as the victim', async () => {
    const code = await codeOf(victim.secondFactorSecret);
    const racers = await Promise.all(Array.from({ length: 8 }, () => atTheSecondFactor()));

    const statuses = await Promise.all(racers.map((racer) => enter(racer, code)));

    expect(statuses.toSorted()).toEqual([200, ...Array<number>(7).fill(401)]);
  });

  it('and enters the one before, after the victim has used a newer one', async () => {
    const before = await codeOf(victim.secondFactorSecret, -30);
    expect(await enter(await atTheSecondFactor(), await codeOf(victim.secondFactorSecret))).toBe(
      200,
    );

    expect(await enter(await atTheSecondFactor(), before)).toBe(401);
  });

  it.each([-90, -60, 30, 60, 3600])('and enters that of %i seconds away', async (seconds) => {
    const code = await codeOf(victim.secondFactorSecret, seconds);

    expect(await enter(await atTheSecondFactor(), code)).toBe(401);
  });

  it('and takes the code of another account', async () => {
    const code = await codeOf(other.secondFactorSecret);

    expect(await enter(await atTheSecondFactor(), code)).toBe(401);
    expect(await enter(await atTheSecondFactor(other), code)).toBe(200);
  });

  it('and finds the secret in the store: only under a key', async () => {
    const { database } = portal;
    const rows =
      database.engine === 'mongodb'
        ? await database.mongo.collection('accounts').find().toArray()
        : database.sqlite.prepare('SELECT * FROM accounts').all();

    const text = JSON.stringify(rows);
    expect(text).toContain(victim.id);
    expect(text).not.toContain(victim.secondFactorSecret);
  });
});
