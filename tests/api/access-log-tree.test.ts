import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bytesEqual,
  decodeBundle,
  fromBase64,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  verifyConsistency,
  verifyProof,
  type RootHash,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import type { Actor } from '../support/actors.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { octetsOf } from '../support/octets-of.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MUTABLE = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';

describe.each(engines)('the signed tree of the access log, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let stranger: Actor;
  let auditor: Actor;
  let anonymous: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state');
    const other = await portal.people.organisation('state');
    const court = await portal.people.organisation('court-organ');
    expert = await portal.people.member('expert', state.id);
    stranger = await portal.people.member('expert', other.id);
    auditor = await portal.people.member('auditor', court.id);
    anonymous = portal.anonymous();
    await portal.composition.accessLog.requestCheckpoint();
  });
  afterAll(() => portal.close());

  const get = (path: string, by = anonymous) => by.get(`/access-log/${path}`);
  const textOf = async (path: string) => (await get(path).expect(200)).text;
  const fetched = (path: string, by = anonymous) => octetsOf(get(path, by).expect(200));
  const policy = async () => parsePolicy(await textOf('policy'));
  const checkpoint = async () => parseCheckpoint(parseNote(await textOf('checkpoint')).text);

  describe('GET /access-log/checkpoint', () => {
    it('refuses what it was not asked', async () => {
      const response = await get('checkpoint?newest=false');

      expect(response.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    });

    it('is a note that the key and the policy of the portal open, and is never kept', async () => {
      const response = await get('checkpoint');

      const opened = await openCheckpoint(response.text, await policy());
      expect(opened.origin).toBe('localhost/access-log');
      expect(opened.size).toBeGreaterThan(0);
      expect(response.headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': MUTABLE,
      });
      expect(await textOf('policy')).toContain(`log ${(await textOf('vkey')).trim()}`);
    });

    it('leaves no entry behind', async () => {
      const log = createLogReader(portal);
      const head = await log.head();

      for (const path of [
        'checkpoint',
        'vkey',
        'policy',
        'consistency?from=1&to=2',
        'tile/0/000.p/1',
      ])
        await get(path).expect(200);

      expect(await log.head()).toBe(head);
    });
  });

  describe('GET /access-log/tile', () => {
    it.each([
      'tile/0/0',
      'tile/00/000',
      'tile/0/x000/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/..%2f000',
      'tile/0/000.p/1/',
    ])('has no %s', async (path) => {
      const response = await get(path);

      expect([400, 404]).toContain(response.status);
      expect((response.body as { code: string }).code).toMatch(/^(?:VALIDATION_FAILED|NOT_FOUND)$/);
    });

    it('has nothing beyond what was signed', async () => {
      const { size } = await checkpoint();

      for (const path of [`tile/0/000.p/${size + 1}`, 'tile/0/001.p/1', 'tile/1/000.p/1']) {
        expect((await get(path)).body).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('holds the hashes of the entries, and partial tiles may not be kept', async () => {
      const { size } = await checkpoint();
      const { headers } = await get(`tile/0/000.p/${size}`);
      const tile = await fetched(`tile/0/000.p/${size}`);
      const bundle = await fetched(`tile/entries/000.p/${size}`, auditor);

      const leaves = decodeBundle(bundle, size).map((entry) => hasher.leaf(entry));

      expect(bytesEqual(tile, Buffer.concat(leaves))).toBe(true);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': MUTABLE,
      });
    });
  });

  describe('GET /access-log/tile/entries', () => {
    it('answers nobody but auditors', async () => {
      expect((await get('tile/entries/000.p/1')).body).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await get('tile/entries/000.p/1', expert)).body).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('is an act, and stays out of shared caches', async () => {
      const log = createLogReader(portal);
      const head = await log.head();

      const response = await get('tile/entries/000.p/1', auditor).expect(200);

      expect(response.headers['cache-control']).toBe('private, no-store');
      expect(await log.actsFrom(head)).toMatchObject([
        { phase: 'intent', req: { route: '/api/v1/access-log/tile/entries/*path' } },
        { action: 'access-log.read-bundle', outcome: 'success' },
      ]);
    });
  });

  describe('GET /access-log/consistency', () => {
    it.each(['', '?from=1', '?from=2&to=1', '?from=-1&to=1', '?from=1&to=2&x=1'])(
      'refuses %j',
      async (query) => {
        expect((await get(`consistency${query}`)).body).toMatchObject({
          code: 'VALIDATION_FAILED',
        });
      },
    );

    it('says that nothing is signed so far yet', async () => {
      const response = await get('consistency?from=1&to=999999');

      expect(response.body).toMatchObject({ status: 409, code: 'NOT_YET_SIGNED' });
      expect(response.headers['retry-after']).toBe('1');
    });

    it('proves that the log has only grown', async () => {
      const before = await checkpoint();
      await expert.get('/cases').expect(200);
      await portal.composition.accessLog.requestCheckpoint();
      const after = await checkpoint();

      const lines = await textOf(`consistency?from=${before.size}&to=${after.size}`);

      const proof = lines.split('\n').slice(0, -1).map(hashIn);
      const { size: from, root: fromRoot } = before;
      const { size: to, root: toRoot } = after;
      verifyConsistency(hasher, { from, fromRoot, to, toRoot, proof });
      const wrong = { from, fromRoot: toRoot, to, toRoot, proof };
      expect(() => {
        verifyConsistency(hasher, wrong);
      }).toThrow('E_PROOF');
    });
  });

  describe('GET /access-log/proof/:index', () => {
    it('proves an entry to auditors and to whom it concerns, and to others it is not there', async () => {
      const entries = await createLogReader(portal).entriesFrom(0);
      const index = entries.findIndex(({ actor }) => actor.org === expert.organisationId);
      const { size } = await checkpoint();
      const bundle = await fetched(`tile/entries/000.p/${size}`, auditor);
      const leaf = decodeBundle(bundle, size)[index] ?? new Uint8Array();

      for (const actor of [auditor, expert]) {
        const { text, headers } = await get(`proof/${index}`, actor).expect(200);
        const proven = await verifyProof(hasher, text, leaf, await policy());
        expect(proven.index).toBe(index);
        expect(headers['content-type']).toBe('text/plain; charset=utf-8');
        await expect(
          verifyProof(hasher, text, Buffer.concat([leaf, leaf]), await policy()),
        ).rejects.toMatchObject({ code: 'E_PROOF' });
      }
      for (const path of [`proof/${index}`, 'proof/999999'])
        expect((await get(path, stranger)).body).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('says that an entry is not in a signed checkpoint yet', async () => {
      await expert.get('/cases').expect(200);
      const head = await createLogReader(portal).head();

      const response = await get(`proof/${head - 1}`, auditor);

      expect(response.body).toMatchObject({ status: 409, code: 'NOT_YET_SIGNED' });
    });
  });
});

describe('a log of more than one tile', () => {
  it('lets full tiles be kept for ever', async () => {
    const portal = await createTestPortal('sqlite');
    const [administrator] = await portal.people.administrators();
    await Promise.all(Array.from({ length: 130 }, () => administrator.get('/cases')));
    await portal.composition.accessLog.requestCheckpoint();

    const { status, headers } = await administrator.get('/access-log/tile/0/000');

    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-length': '8192', 'cache-control': IMMUTABLE });
    await portal.close();
  });
});

function hashIn(line: string): RootHash {
  const hash = fromBase64(line);
  if (!hash) throw new Error(`${line} is no base64`);
  return hash as unknown as RootHash;
}
