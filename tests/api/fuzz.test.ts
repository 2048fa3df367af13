import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import type { Endpoint } from '../../server/platform/http/endpoint.ts';
import type { Actor } from '../support/actors.ts';
import { valuesOf } from '../support/matrix-arbitrary.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix } from '../support/matrix.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

type Sent = ReturnType<Actor['get']>;

const runs = { numRuns: 4, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true };
/** What ends the sessions of those who fuzz is left to `security/removed-member`. */
const endpoints = [...accessMatrix.keys()].filter(
  (name) => !['DELETE /session', 'DELETE /sessions/:reference'].includes(name),
);

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00',
    '{"$gt":""}',
    "' OR 1=1 --",
    '\u0000\u202e\ud800',
    '-1',
    '1e308',
    'NaN',
    'a'.repeat(3_000),
  ),
);
const operator = fc.constantFrom({ $gt: '' }, { $ne: null }, { $where: '1' }, [], [[]], {}, null);
const hostileJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(hostileText, fc.oneof(fc.jsonValue(), operator)),
  fc.constant('a'.repeat(70_000)),
);
const deeplyNested = fc.integer({ min: 100, max: 30_000 }).map((depth) => ({
  type: 'application/json',
  octets: Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`),
}));
const hostileBody = fc.oneof(
  deeplyNested,
  hostileJson.map((value) => ({
    type: 'application/json',
    octets: Buffer.from(JSON.stringify(value)),
  })),
  fc
    .constantFrom(
      '{',
      '{"a":1,}',
      '\ufeff{}',
      '{"__proto__":{"polluted":1}}',
      '[',
      'null',
      '0',
      '""',
      '{"a":1}{"a":2}',
    )
    .map((text) => ({ type: 'application/json', octets: Buffer.from(text) })),
  fc
    .uint8Array({ maxLength: 500 })
    .map((bytes) => ({ type: 'application/json', octets: Buffer.from(bytes) })),
  fc
    .tuple(
      fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'multipart/form-data; boundary=b',
        'application/octet-stream',
        'application/json; charset=utf-7',
        'application/json; charset=\u00e9',
        'x',
      ),
      fc.uint8Array({ maxLength: 300 }),
    )
    .map(([type, bytes]) => ({ type, octets: Buffer.from(bytes) })),
);
const hostileQuery = fc.oneof(
  fc
    .array(fc.tuple(hostileText, hostileText), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&')),
  fc.constantFrom(
    'a[$ne]=',
    'limit=1&limit=2',
    'cursor[]=a',
    '__proto__[polluted]=1',
    'limit=%ff',
    '%',
    '&&&===',
    'limit=1e1',
    `cursor=${'a'.repeat(9_000)}`,
  ),
);

describe('whatever is sent', () => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let who: Readonly<Record<string, Actor>>;
  let known: string[];

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    stage = await createMatrixStage(portal);
    const { owner, reviewer, auditor, administrator } = stage.actors;
    who = { expert: owner, 'court focal point': reviewer, administrator, auditor };
    known = [
      owner.id,
      owner.organisationId,
      reviewer.organisationId,
      stage.submission.id,
      stage.submission.caseId,
      stage.submissions.drafts.id,
      stage.submission.files.toShare.id,
      stage.unfinished.begun.id,
      stage.invitations.toApprove.id,
    ];
  });
  afterEach(() => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  afterAll(() => portal.close());

  function endpointOf(name: string): Endpoint {
    const endpoint = portal.composition.endpoints.find(
      ({ method, path }) => `${method.toUpperCase()} ${path}` === name,
    );
    if (!endpoint) throw new Error(`${name} is not mounted`);
    return endpoint;
  }

  /** Everybody sends it; the portal answers in its own words, and not that it failed. */
  async function expectAnswered(send: (by: Actor) => Sent): Promise<void> {
    for (const by of Object.values(who)) {
      const response = await send(by).timeout(10_000);
      const { body, status } = response as { body: { code?: unknown }; status: number };
      expect(status).toBeLessThan(500);
      expect(status < 400 || typeof body.code === 'string').toBe(true);
    }
  }

  function request(
    by: Actor,
    { method, path }: Endpoint,
    params: (name: string) => string,
    query = '',
  ): Sent {
    const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => escaped(params(name)));
    // A path of dots or nothing at all would be another address.
    return by.request(method, `${filled}${query === '' ? '' : `?${query}`}`).set('If-Match', '"1"');
  }

  const someId = (name: string) => (name === 'n' || name === 'index' ? '1' : (known[3] ?? ''));

  it.each(endpoints)('%s, with any path and query', async (name) => {
    const endpoint = endpointOf(name);

    await fc.assert(
      fc.asyncProperty(hostileText, hostileQuery, async (text, query) => {
        await expectAnswered((by) => request(by, endpoint, () => text, query));
        await expectAnswered((by) => request(by, endpoint, someId, query));
      }),
      runs,
    );
  });

  it.each(endpoints.filter((name) => !name.startsWith('GET')))(
    '%s, with any body',
    async (name) => {
      const endpoint = endpointOf(name);

      await fc.assert(
        fc.asyncProperty(hostileBody, fc.boolean(), async ({ type, octets }, compressed) => {
          await expectAnswered((by) => {
            const sent = request(by, endpoint, someId).set('Content-Type', latin1(type));
            if (!compressed) return sent.send(octets);
            return sent.set('Content-Encoding', 'gzip').send(gzipSync(octets));
          });
        }),
        runs,
      );
    },
  );

  it.each(endpoints)('%s, with what its schemas allow', async (name) => {
    const endpoint = endpointOf(name);
    const { params, query, body } = endpoint.input;
    const nothing = fc.constant(undefined);
    const nearly = fc.record({
      params: params ? valuesOf(params, known) : nothing,
      query: query ? valuesOf(query, known) : nothing,
      body: body ? valuesOf(body, known) : nothing,
      version: fc.nat(3),
    });

    await fc.assert(
      fc.asyncProperty(nearly, async (input) => {
        const inPath = (input.params ?? {}) as Record<string, unknown>;
        const inQuery = new URLSearchParams(
          Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]),
        );
        await expectAnswered((by) => {
          const sent = request(by, endpoint, (key) => String(inPath[key]), inQuery.toString());
          void sent.set('If-Match', `"${input.version}"`);
          return input.body === undefined ? sent : sent.send(input.body as object);
        });
      }),
      runs,
    );
  });

  it('a compressed body that unfolds to something large is not unfolded', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));

    const response = await portal
      .anonymous()
      .request('post', '/session')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .send(bomb);

    expect(response.status).toBe(415);
  });

  it('leaves no defect in the log', () => {
    expect(portal.logLines.filter((line) => line.includes('"msg":"defect"'))).toEqual([]);
  });
});

/** Percent-encoded; what is no text is taken as it is, so that the encoding is broken too. */
function escaped(text: string): string {
  const encoded = text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80';
  return encoded === '' || /^\.+$/.test(encoded) ? 'x' : encoded;
}

/** What may stand in a header. */
function latin1(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?');
}
