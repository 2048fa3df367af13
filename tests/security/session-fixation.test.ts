import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { generate } from 'otplib';
import { password, type Actor } from '../support/actors.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)(
  'an attacker plants a session that the victim signs in with, on %s',
  (engine) => {
    let portal: TestPortal;
    let victim: Actor;

    beforeAll(async () => {
      portal = await createTestPortal(engine);
      const { id } = await portal.people.organisation('state');
      victim = await portal.people.member('expert', id);
    });
    afterAll(() => portal.close());

    const whoIs = async (cookie: string) =>
      (await portal.anonymous().get('/session').set('Cookie', cookie)).body as { status: string };

    /** The victim at a computer whose browser holds the attacker's cookie: the cookies after each proof. */
    async function signInOver(planted: string): Promise<string[]> {
      portal.clock.offset += 60_000;
      const browser = portal.anonymous();
      let cookie = planted;
      async function prove(path: string, body: object): Promise<string> {
        const session = await browser.get('/session').set('Cookie', cookie);
        const { csrfToken = '' } = session.body as { csrfToken?: string };
        const sent = browser.post(path, body).set({ Cookie: cookie, 'X-CSRF-Token': csrfToken });
        const response = await sent;
        expect(response.status).toBe(200);
        cookie = response.get('Set-Cookie')?.[0]?.split(';')[0] ?? cookie;
        return cookie;
      }
      const epoch = Math.floor(portal.clock.now().getTime() / 1000);
      const code = await generate({ secret: victim.secondFactorSecret, epoch });
      const { email } = victim;
      return [
        await prove('/session', { email, password }),
        await prove('/session/second-factor', { code }),
      ];
    }

    it('makes up no session from a cookie that it never gave', async () => {
      const invented = `__Host-session=s%3A${randomBytes(24).toString('base64url')}.${randomBytes(32).toString('base64')}`;

      const response = await portal.anonymous().get('/session').set('Cookie', invented);

      expect(response.body).toEqual({ status: 'signed-out' });
      expect(response.get('Set-Cookie')).toBeUndefined();
    });

    it('gives no session to who has proved nothing', async () => {
      const attacker = portal.anonymous();

      const responses = [
        await attacker.get('/session'),
        await attacker.enterPassword(victim.email, 'wrong'),
      ];

      for (const response of responses) expect(response.get('Set-Cookie')).toBeUndefined();
    });

    it('gives the victim another session at each proof', async () => {
      const attacker = portal.anonymous();
      const accomplice = await portal.people.member('expert', victim.organisationId);
      await attacker.enterPassword(accomplice.email);
      const planted = attacker.cookie;

      const [halfway = '', signedIn = ''] = await signInOver(planted);

      expect(new Set([planted, halfway, signedIn]).size).toBe(3);
      expect(await whoIs(signedIn)).toMatchObject({ status: 'signed-in' });
      expect(await whoIs(planted)).not.toMatchObject({ status: 'signed-in' });
    });

    it('leaves nothing of the half session, once the second factor is proved', async () => {
      portal.clock.offset += 60_000;
      const browser = portal.anonymous();
      const { email, secondFactorSecret } = victim;
      Object.assign(browser, { email, secondFactorSecret });
      await browser.enterPassword();
      const half = browser.cookie;

      await browser.enterCode(portal.clock.now());

      expect(await whoIs(half)).toEqual({ status: 'signed-out' });
      expect(await whoIs(browser.cookie)).toMatchObject({ status: 'signed-in' });
    });

    it('keeps no session identifier in the store', async () => {
      const identifier =
        decodeURIComponent(victim.cookie.split('=')[1] ?? '')
          .slice(2)
          .split('.')[0] ?? '';
      const { database } = portal;

      const rows =
        database.engine === 'mongodb'
          ? await database.mongo.collection('sessions').find().toArray()
          : database.sqlite.prepare('SELECT * FROM sessions').all();

      expect(identifier.length).toBeGreaterThanOrEqual(22);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(identifier);
    });
  },
);
