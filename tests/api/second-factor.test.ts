import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { password, type Actor } from '../support/actors.ts';
import { dumpOf } from '../support/dump.ts';
import { codeAt, newSecretOf } from '../support/second-factor.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MINUTE = 60_000;

describe.each(engines)('renewing the own second factor, on %s', (engine) => {
  let portal: TestPortal;
  let stateId: string;
  let member: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    stateId = (await portal.people.organisation('state')).id;
  });
  beforeEach(async () => {
    member = await portal.people.member('expert', stateId);
  });
  afterAll(() => portal.close());

  const begin = (by: Actor, currentPassword = password) =>
    by.post('/account/second-factor', { currentPassword });

  const confirm = async (by: Actor, secret: string) =>
    by.post('/account/second-factor/confirmation', {
      code: await codeAt(secret, portal.clock.now()),
    });

  /** The status of signing in anew with the codes of a secret; a code is good once, so time passes. */
  async function signingInWith(secondFactorSecret: string): Promise<number> {
    portal.clock.offset += MINUTE;
    const someone = Object.assign(portal.anonymous(), { email: member.email, secondFactorSecret });
    await someone.enterPassword();
    return (await someone.enterCode(portal.clock.now())).status;
  }

  describe('POST /account/second-factor', () => {
    it('answers nobody', async () => {
      expect((await begin(portal.anonymous())).status).toBe(401);
    });

    it('refuses a wrong password', async () => {
      const response = await begin(member, 'not the password');

      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
      expect((await confirm(member, member.secondFactorSecret)).status).toBe(409);
    });

    it('shows a secret that signs nobody in, while the old one does', async () => {
      const secret = await newSecretOf(member);

      expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
      expect(await signingInWith(secret)).toBe(401);
      expect(await signingInWith(member.secondFactorSecret)).toBe(200);
    });
  });

  describe('POST /account/second-factor/confirmation', () => {
    it('answers nobody', async () => {
      expect((await confirm(portal.anonymous(), member.secondFactorSecret)).status).toBe(401);
    });

    it('refuses when nothing was begun', async () => {
      const response = await confirm(member, member.secondFactorSecret);

      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it('refuses a code of the old secret, and one of a secret that was shown before the last', async () => {
      const replaced = await newSecretOf(member);
      await newSecretOf(member);

      for (const secret of [member.secondFactorSecret, replaced]) {
        const response = await confirm(member, secret);
        expect(response.status).toBe(401);
        expect(response.body).toMatchObject({ code: 'SECOND_FACTOR_FAILED' });
      }
      expect(await signingInWith(member.secondFactorSecret)).toBe(200);
    });

    it('refuses after a quarter of an hour', async () => {
      const secret = await newSecretOf(member);
      portal.clock.offset += 15 * MINUTE;

      const response = await confirm(member, secret);

      expect(response.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    });

    it('puts the new one in the place of the old one, once', async () => {
      const secret = await newSecretOf(member);

      const response = await confirm(member, secret);

      expect(response.body).toMatchObject({ id: member.id, state: 'active' });
      expect((await confirm(member, secret)).status).toBe(409);
      expect(await signingInWith(member.secondFactorSecret)).toBe(401);
      expect(await signingInWith(secret)).toBe(200);
    });

    it('has used the code up that confirmed it', async () => {
      const secret = await newSecretOf(member);
      await confirm(member, secret);

      const someone = Object.assign(portal.anonymous(), {
        email: member.email,
        secondFactorSecret: secret,
      });
      await someone.enterPassword();

      expect((await someone.enterCode(portal.clock.now())).status).toBe(401);
    });

    it('ends every other session of the account and keeps its own', async () => {
      portal.clock.offset += MINUTE;
      const { email, secondFactorSecret } = member;
      const elsewhere = Object.assign(portal.anonymous(), { email, secondFactorSecret });
      await elsewhere.signIn(portal.clock.now());
      const secret = await newSecretOf(member);
      expect((await elsewhere.get('/cases')).status).toBe(200);

      await confirm(member, secret);

      expect((await elsewhere.get('/cases')).status).toBe(401);
      expect((await member.get('/cases')).status).toBe(200);
    });
  });

  it('leaves nothing of a secret in clear, wherever one looks', async () => {
    const secret = await newSecretOf(member);

    const held = await dumpOf(portal);

    expect(held.filter(({ bytes }) => bytes.includes(secret))).toEqual([]);
    expect(portal.logLines.join('')).not.toContain(secret);
  });
});
