import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { lockKey, type OrganisationKey } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { aKey, testKey } from '../support/sealing.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const unknown = '00000000-0000-7000-8000-000000000000';

describe.each(engines)('member keys, on %s', (engine) => {
  let portal: TestPortal;
  let state: string;
  let focalPoint: Actor;
  let expert: Actor;
  let stranger: Actor;
  let administrator: Actor;
  /** The keys in the browsers of the actors above. */
  let focalPointKey: OrganisationKey;
  let expertKey: OrganisationKey;
  let strangerKey: OrganisationKey;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    state = (await portal.people.organisation('state')).id;
    focalPoint = await portal.people.member('national-focal-point', state);
    expert = await portal.people.member('expert', state);
    const other = await portal.people.organisation('state');
    stranger = await portal.people.member('national-focal-point', other.id);
    [administrator] = await portal.people.administrators();
    [focalPointKey, expertKey, strangerKey] = await Promise.all([aKey(), aKey(), aKey()]);
  });
  afterAll(() => portal.close());

  async function expectAnonymousRefused(path: string, method: 'get' | 'put' = 'get') {
    const response = await portal.anonymous()[method](path);

    expect(response.status).toBe(401);
    expect(response.body).toMatchObject({ code: 'UNAUTHENTICATED' });
  }

  describe('PUT /account/key', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused('/account/key', 'put'));

    it('refuses an administrator, who never opens content', async () => {
      const { armoredPublicKey } = await aKey();

      const response = await administrator.put('/account/key', { armoredPublicKey });

      expect(response.status).toBe(403);
    });

    it('refuses a private key and keeps nothing', async () => {
      const response = await expert.put('/account/key', {
        armoredPublicKey: testKey('good.private'),
      });

      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({ code: 'PRIVATE_KEY_REFUSED' });
      expect((await expert.get('/account/key')).status).toBe(404);
    });

    it('refuses an open backup and repeats nothing of it', async () => {
      const armoredLockedPrivateKey = testKey('good.private');
      const response = await expert.put('/account/key', {
        armoredPublicKey: testKey('good.public'),
        armoredLockedPrivateKey,
      });

      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({ code: 'KEY_NOT_LOCKED' });
      const secret = armoredLockedPrivateKey.split('\n')[5] ?? '';
      expect(secret).toHaveLength(64);
      expect(response.text + portal.logLines.join('')).not.toContain(secret);
    });

    it('tells a key that is too large from a request that is', async () => {
      const large = await expert.put('/account/key', { armoredPublicKey: 'x'.repeat(65_537) });
      const larger = await expert.put('/account/key', { armoredPublicKey: 'x'.repeat(200_000) });

      expect(large.body).toMatchObject({ code: 'KEY_TOO_LARGE' });
      expect(larger.body).toMatchObject({ code: 'BODY_TOO_LARGE' });
    });

    it('refuses fields that it does not know', async () => {
      const { armoredPublicKey } = await aKey();

      const response = await expert.put('/account/key', { armoredPublicKey, passphrase: 'x' });

      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('publishes a key with its locked private part', async () => {
      const { key, armoredPublicKey, fingerprint } = expertKey;
      const armoredLockedPrivateKey = await lockKey({
        key,
        passphrase: 'correct horse battery staple',
        protection: 'gnupg',
      });

      const response = await expert.put('/account/key', {
        armoredPublicKey,
        armoredLockedPrivateKey,
      });

      expect(response.status).toBe(200);
      expect(response.headers['etag']).toBe('"1"');
      expect(response.body).toMatchObject({
        accountId: expert.id,
        key: { fingerprint, readsSeipd2: true },
        hasBackup: true,
      });
      expect(response.text).not.toContain('PRIVATE KEY');
    });

    it('is an entry of the log that names the very key', async () => {
      const organ = await portal.people.organisation('court-organ');
      const auditor = await portal.people.member('auditor', organ.id);
      const published = await expert.get('/account/key');
      const { armoredPublicKey } = (published.body as { key: { armoredPublicKey: string } }).key;

      const entries = await auditor.get(
        `/access-log/entries?action=member-key.publish&actor=${expert.id}&outcome=success`,
      );

      expect(entries.body).toMatchObject({
        items: [
          {
            entry: {
              object: {
                type: 'key',
                org: state,
                digest: createHash('sha256').update(armoredPublicKey).digest('hex'),
              },
            },
          },
        ],
      });
    });

    it("refuses somebody else's key", async () => {
      const { armoredPublicKey } = expertKey;

      const response = await focalPoint.put('/account/key', { armoredPublicKey });

      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'KEY_IN_USE' });
    });
  });

  describe('GET /account/key', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused('/account/key'));

    it('says that there is no key where none was published, and denies nobody', async () => {
      const log = createLogReader(portal);
      const head = await log.head();

      const response = await focalPoint.get('/account/key');

      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'NO_KEY' });
      expect(await log.actsFrom(head)).toMatchObject([
        { phase: 'intent' },
        { action: 'member-key.read', outcome: 'failure', reason: 'NO_KEY' },
      ]);
    });

    it('reads the own key', async () => {
      const response = await expert.get('/account/key');

      expect(response.body).toMatchObject({ key: { fingerprint: expertKey.fingerprint } });
    });
  });

  describe('GET /account/key/backup', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused('/account/key/backup'));

    it('finds nothing where no backup is kept', async () => {
      const { armoredPublicKey } = strangerKey;
      await stranger.put('/account/key', { armoredPublicKey });

      expect((await stranger.get('/account/key/backup')).status).toBe(404);
    });

    it('gives the own backup back, still locked', async () => {
      const response = await expert.get('/account/key/backup');

      expect(response.body).toEqual({
        fingerprint: expertKey.fingerprint,
        armoredLockedPrivateKey: expect.stringMatching(/^-----BEGIN PGP PRIVATE KEY BLOCK-----/),
      });
    });
  });

  describe('GET /members/:accountId/keys', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused(`/members/${unknown}/keys`));

    it('finds nothing about somebody without a key, or about nobody', async () => {
      expect((await expert.get(`/members/${focalPoint.id}/keys`)).status).toBe(404);
      expect((await expert.get(`/members/${unknown}/keys`)).status).toBe(404);
    });

    it('shows public keys, earlier ones included, to everybody in the portal', async () => {
      const first = await aKey();
      await focalPoint.put('/account/key', { armoredPublicKey: first.armoredPublicKey });
      const { armoredPublicKey } = focalPointKey;
      await focalPoint.put('/account/key', { armoredPublicKey });

      for (const reader of [stranger, administrator]) {
        const response = await reader.get(`/members/${focalPoint.id}/keys`);

        expect(response.body).toMatchObject({
          accountId: focalPoint.id,
          current: { fingerprint: focalPointKey.fingerprint },
          superseded: [{ fingerprint: first.fingerprint }],
        });
      }
    });

    it('shows no private part', async () => {
      const response = await stranger.get(`/members/${expert.id}/keys`);

      expect(response.status).toBe(200);
      expect(response.text).not.toMatch(/PRIVATE KEY|[bB]ackup|[lL]ocked/);
    });
  });
});
