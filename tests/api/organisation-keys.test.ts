import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganisationKey } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { grantTo, rotationTo } from '../support/key-exchange.ts';
import { aKey } from '../support/sealing.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const unknown = '00000000-0000-7000-8000-000000000000';

/** One story: the first key, a grant, a member who leaves, the rotation. Each block starts where the one before ended. */
describe.each(engines)('the keys of an organisation, on %s', (engine) => {
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
    focalPointKey = await aPublishedKey(focalPoint);
    expertKey = await aPublishedKey(expert);
    strangerKey = await aPublishedKey(stranger);
  });
  afterAll(() => portal.close());

  async function aPublishedKey(actor: Actor): Promise<OrganisationKey> {
    const key = await aKey();
    await actor.put('/account/key', { armoredPublicKey: key.armoredPublicKey });
    return key;
  }

  async function expectAnonymousRefused(path: string, method: 'get' | 'post' = 'get') {
    const response = await portal.anonymous()[method](path);

    expect(response.status).toBe(401);
    expect(response.body).toMatchObject({ code: 'UNAUTHENTICATED' });
  }

  function grantFor(actor: Actor, to: OrganisationKey, key: OrganisationKey, by = focalPointKey) {
    const recipient = { id: actor.id, armoredPublicKey: to.armoredPublicKey };
    return grantTo(recipient, key.key, by.key);
  }

  let first: OrganisationKey;
  let next: OrganisationKey;

  beforeAll(async () => {
    [first, next] = await Promise.all([aKey(), aKey()]);
  });

  const path = () => `/organisations/${state}/keys`;
  const firstRequest = async () => ({
    armoredPublicKey: first.armoredPublicKey,
    grants: [await grantFor(focalPoint, focalPointKey, first)],
  });

  describe('GET /organisations/:organisationId/keys, before the first', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused(path()));

    it('says that there is none, in version 0', async () => {
      const response = await stranger.get(path());

      expect(response.headers['etag']).toBe('"0"');
      expect(response.body).toEqual({
        organisationId: state,
        version: 0,
        previous: [],
        rotationDue: false,
      });
    });

    it('finds no unknown organisation', async () => {
      expect((await stranger.get(`/organisations/${unknown}/keys`)).status).toBe(404);
    });
  });

  describe('POST /organisations/:organisationId/keys', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused(path(), 'post'));

    it('refuses an expert', async () => {
      const response = await expert.post(path(), await firstRequest()).set('If-Match', '"0"');

      expect(response.status).toBe(403);
    });

    it("answers another organisation's focal point with 404", async () => {
      const response = await stranger.post(path(), await firstRequest()).set('If-Match', '"0"');

      expect(response.status).toBe(404);
    });

    it('asks for the version', async () => {
      const response = await focalPoint.post(path(), await firstRequest());

      expect(response.body).toMatchObject({ code: 'PRECONDITION_REQUIRED' });
    });

    it.each([
      ['words around the message', (message: string) => `secret\n${message}`],
      ['an armor header', (message: string) => message.replace('\n\n', '\nComment: secret\n\n')],
      ['two messages', (message: string) => message + message],
    ])('refuses a grant with %s', async (_what, spoil) => {
      const request = await firstRequest();
      const grants = request.grants.map(({ accountId, armoredMessage }) => ({
        accountId,
        armoredMessage: spoil(armoredMessage),
      }));

      const response = await focalPoint.post(path(), { ...request, grants }).set('If-Match', '"0"');

      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('publishes the first key', async () => {
      const response = await focalPoint.post(path(), await firstRequest()).set('If-Match', '"0"');

      expect(response.status).toBe(201);
      expect(response.headers['etag']).toBe('"1"');
      expect(response.body).toMatchObject({ current: { fingerprint: first.fingerprint } });
      expect(response.text).not.toContain('PGP MESSAGE');
    });

    it('refuses a second first key', async () => {
      const response = await focalPoint.post(path(), await firstRequest()).set('If-Match', '"0"');

      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'VERSION_CONFLICT' });
    });
  });

  describe('POST /organisations/:organisationId/grants', () => {
    const grants = () => `/organisations/${state}/grants`;
    const grantToExpert = async () => ({
      ...(await grantFor(expert, expertKey, first)),
      fingerprint: first.fingerprint,
    });

    it('refuses who has not signed in', () => expectAnonymousRefused(grants(), 'post'));

    it('refuses an expert', async () => {
      expect((await expert.post(grants(), await grantToExpert())).status).toBe(403);
    });

    it("answers another organisation's focal point with 404", async () => {
      expect((await stranger.post(grants(), await grantToExpert())).status).toBe(404);
    });

    it('answers a grant to an outsider with 404', async () => {
      const grant = await grantFor(stranger, strangerKey, first);
      const request = { ...grant, fingerprint: first.fingerprint };

      expect((await focalPoint.post(grants(), request)).status).toBe(404);
    });

    it('refuses a grant sealed to another member', async () => {
      const { armoredMessage } = await grantFor(focalPoint, focalPointKey, first);

      const response = await focalPoint.post(grants(), {
        ...(await grantToExpert()),
        armoredMessage,
      });

      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({
        code: 'GRANT_NOT_VALID',
        issues: [{ path: 'body.armoredMessage', message: 'recipient-unexpected' }],
      });
    });

    it('grants', async () => {
      const response = await focalPoint.post(grants(), await grantToExpert());

      expect(response.status).toBe(201);
      expect(response.body).toMatchObject({
        accountId: expert.id,
        memberKeyFingerprint: expertKey.fingerprint,
        grantedBy: focalPoint.id,
      });
    });
  });

  describe('GET /organisations/:organisationId/grants', () => {
    const grants = () => `/organisations/${state}/grants`;

    it('refuses who has not signed in', () => expectAnonymousRefused(grants()));

    it('refuses an expert, and a focal point of another organisation', async () => {
      expect((await expert.get(grants())).status).toBe(403);
      expect((await stranger.get(grants())).status).toBe(404);
    });

    it('says who holds which key, page by page, without the means to open it', async () => {
      const one = await focalPoint.get(`${grants()}?limit=1`);
      const { nextCursor } = one.body as { nextCursor: string };
      const two = await focalPoint.get(`${grants()}?limit=1&cursor=${nextCursor}`);

      expect(one.body).toMatchObject({ items: [{ accountId: expert.id }] });
      expect(two.body).toMatchObject({ items: [{ accountId: focalPoint.id }] });
      expect((two.body as { nextCursor?: string }).nextCursor).toBeUndefined();
      expect(one.text + two.text).not.toContain('PGP MESSAGE');
    });
  });

  describe('GET /account/grants', () => {
    it('refuses who has not signed in', () => expectAnonymousRefused('/account/grants'));

    it('refuses an administrator', async () => {
      expect((await administrator.get('/account/grants')).status).toBe(403);
    });

    it("gives nobody a colleague's grant", async () => {
      const response = await stranger.get('/account/grants');

      expect(response.body).toEqual({ items: [] });
    });

    it('gives the own grants with the fingerprint of the key inside', async () => {
      const response = await expert.get('/account/grants');

      expect(response.body).toMatchObject({
        items: [{ accountId: expert.id, fingerprint: first.fingerprint }],
      });
    });
  });

  describe('DELETE /members/:accountId, and the rotation after it', () => {
    it('makes a rotation due', async () => {
      const members = await focalPoint.get(`/members?organisationId=${state}`);
      const { items } = members.body as { items: { id: string; version: number }[] };
      const version = items.find(({ id }) => id === expert.id)?.version ?? 0;

      const removal = await focalPoint
        .delete(`/members/${expert.id}`)
        .set('If-Match', `"${version}"`);

      expect(removal.status).toBe(200);
      expect((await stranger.get(path())).body).toMatchObject({ version: 2, rotationDue: true });
      const holders = await focalPoint.get(`/organisations/${state}/grants`);
      expect((holders.body as { items: unknown[] }).items).toMatchObject([
        { accountId: focalPoint.id },
      ]);
    });

    it("keeps the removed member's public key for what it signed", async () => {
      expect((await stranger.get(`/members/${expert.id}/keys`)).status).toBe(200);
    });

    it('rotates to a key that only those who remain are granted', async () => {
      const request = {
        armoredPublicKey: next.armoredPublicKey,
        grants: [await grantFor(focalPoint, focalPointKey, next)],
        rotation: await rotationTo(next.fingerprint, first, state),
      };
      const withFormer = [...request.grants, await grantFor(expert, expertKey, next)];

      const refused = await focalPoint
        .post(path(), { ...request, grants: withFormer })
        .set('If-Match', '"2"');
      const response = await focalPoint.post(path(), request).set('If-Match', '"2"');

      expect(refused.body).toMatchObject({ code: 'GRANT_RECIPIENTS_DIFFER' });
      expect(response.status).toBe(201);
      expect((await stranger.get(path())).body).toMatchObject({
        version: 3,
        current: { fingerprint: next.fingerprint },
        previous: [{ fingerprint: first.fingerprint, rotation: request.rotation }],
        rotationDue: false,
      });
    });

    it('leaves those who remain both keys', async () => {
      const response = await focalPoint.get('/account/grants');

      const { items } = response.body as { items: { fingerprint: string }[] };
      expect(items.map(({ fingerprint }) => fingerprint)).toEqual([
        next.fingerprint,
        first.fingerprint,
      ]);
    });
  });
});
