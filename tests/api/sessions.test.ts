import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';
import type { Actor } from '../support/actors.ts';

describe.each(engines)('signing in, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state');
    expert = await portal.people.member('expert', state.id);
  });
  afterAll(() => portal.close());

  describe('POST /session', () => {
    it('refuses a wrong password', async () => {
      const response = await portal.anonymous().enterPassword(expert.email, 'not the password');

      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    });

    it('answers an unknown address exactly as a wrong password', async () => {
      const wrong = await portal.anonymous().enterPassword(expert.email, 'not the password');
      const unknown = await portal.anonymous().enterPassword('nobody@portal.test', 'some password');

      expect(unknown.status).toBe(wrong.status);
      const withoutId = ({ body }: { body: unknown }) => ({ ...(body as object), requestId: '' });
      expect(withoutId(unknown)).toEqual(withoutId(wrong));
    });

    it('sets a cookie that scripts and other sites cannot use', async () => {
      const response = await portal.anonymous().enterPassword(expert.email);

      expect(response.headers['set-cookie']).toHaveLength(1);
      expect(response.headers['set-cookie']?.[0]).toMatch(
        /^__Host-session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    });

    it('opens nothing before the second factor', async () => {
      const halfway = portal.anonymous();
      await halfway.enterPassword(expert.email);

      const response = await halfway.get('/members');

      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
    });

    it('makes a session that was planted before sign-in worthless', async () => {
      const victim = portal.anonymous();
      await victim.enterPassword(expert.email);
      const planted = victim.cookie;
      victim.secondFactorSecret = expert.secondFactorSecret;
      portal.clock.offset += 60_000;
      await victim.enterCode(portal.clock.now());

      const response = await portal.anonymous().get('/session').set('Cookie', planted);

      expect(victim.cookie).not.toBe(planted);
      expect(response.body).toEqual({ status: 'signed-out' });
    });
  });

  describe('POST /session/second-factor', () => {
    it('refuses who has not proved a password', async () => {
      const response = await portal.anonymous().post('/session/second-factor', { code: '000000' });

      expect(response.body).toMatchObject({ code: 'UNAUTHENTICATED' });
    });

    it('refuses a code the second time', async () => {
      portal.clock.offset += 60_000;
      const now = portal.clock.now();
      const [first, second] = [portal.anonymous(), portal.anonymous()];
      for (const actor of [first, second]) {
        actor.email = expert.email;
        actor.secondFactorSecret = expert.secondFactorSecret;
        await actor.enterPassword();
      }

      const once = await first.enterCode(now);
      const twice = await second.enterCode(now);

      expect(once.status).toBe(200);
      expect(twice.body).toMatchObject({ code: 'SECOND_FACTOR_FAILED' });
    });
  });

  describe('DELETE /session', () => {
    it('requires the token of the session', async () => {
      const response = await expert.delete('/session').set('X-CSRF-Token', 'forged');

      expect(response.body).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
    });

    it('ends the session on the server', async () => {
      portal.clock.offset += 60_000;
      const state = await portal.people.organisation('state');
      const leaver = await portal.people.member('expert', state.id);

      await leaver.delete('/session').expect(204);

      expect((await leaver.get('/session')).body).toEqual({ status: 'signed-out' });
    });
  });

  describe('GET /sessions', () => {
    it('requires a signed-in account', async () => {
      await portal.anonymous().get('/sessions').expect(401);
    });

    it('ends another of the own sessions', async () => {
      const state = await portal.people.organisation('state');
      const traveller = await portal.people.member('expert', state.id);
      const elsewhere = portal.anonymous();
      Object.assign(elsewhere, {
        email: traveller.email,
        secondFactorSecret: traveller.secondFactorSecret,
      });
      portal.clock.offset += 60_000;
      await elsewhere.signIn(portal.clock.now());
      const own = await traveller.get('/sessions').expect(200);
      const other = (own.body as { items: { reference: string; current: boolean }[] }).items.find(
        (session) => !session.current,
      );

      await expert.delete(`/sessions/${other?.reference ?? ''}`).expect(404);
      await traveller.delete(`/sessions/${other?.reference ?? ''}`).expect(204);

      expect((await elsewhere.get('/session')).body).toEqual({ status: 'signed-out' });
    });
  });

  it('ends a session that was idle for too long', async () => {
    const state = await portal.people.organisation('state');
    const sleeper = await portal.people.member('expert', state.id);

    portal.clock.offset += 31 * 60_000;

    await sleeper.get('/members').expect(401);
  });

  it('refuses requests of another site, with or without a session', async () => {
    const foreign = await portal
      .anonymous()
      .post('/session', { email: 'a@b.example', password: 'x' })
      .set('Origin', 'https://evil.example');
    const crossSite = await portal
      .anonymous()
      .post('/session', { email: 'a@b.example', password: 'x' })
      .set('Sec-Fetch-Site', 'same-site');

    expect(foreign.body).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
    expect(crossSite.body).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
  });
});
