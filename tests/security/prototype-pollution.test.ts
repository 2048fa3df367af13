import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const poison = '{"polluted":"yes"}';
const members = ['__proto__', 'constructor', 'prototype'].map((name) =>
  name === 'constructor' ? `"constructor":{"prototype":${poison}}` : `"${name}":${poison}`,
);

describe('an attacker sends members that change every object', () => {
  let portal: TestPortal;
  let acts: [string, Act][];
  let before: Awaited<ReturnType<typeof dumpOf>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    acts = Object.entries(await createActs(await createMatrixStage(portal)));
    for (const [, { by }] of acts) await by.get('/session');
    before = await dumpOf(portal);
  });
  afterEach(() => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
  afterAll(() => portal.close());

  it.each(members)('in the body: %s', async (member) => {
    for (const [endpoint, act] of acts) {
      if (!act.body) continue;
      const { body, ...rest } = act;
      const text = JSON.stringify(body).replace('{', `{${member},`);
      const raw = { type: 'application/json', octets: Buffer.from(text) };
      const response = await sendAct(endpoint, { ...rest, raw });

      expect({ endpoint, body: response.body as unknown }).toMatchObject({
        endpoint,
        body: { code: 'VALIDATION_FAILED' },
      });
    }
    expect(await dumpOf(portal)).toEqual(before);
  });

  it.each(members)('as the whole body: %s', async (member) => {
    for (const [endpoint, { body, ...act }] of acts) {
      if (!body) continue;
      const raw = { type: 'application/json', octets: Buffer.from(`{${member}}`) };
      const response = await sendAct(endpoint, { ...act, raw });

      expect({ endpoint, status: response.status }).toEqual({ endpoint, status: 400 });
    }
  });

  it.each(['__proto__[polluted]', '__proto__', 'constructor[prototype][polluted]'])(
    'in the query: %s',
    async (name) => {
      for (const [endpoint, { by }] of acts) {
        const [method, path = ''] = endpoint.split(' ');
        if (method !== 'GET' || path.includes(':')) continue;
        const response = await by.get(`${path}?${name}=yes`);

        expect({ endpoint, status: response.status }).toEqual({ endpoint, status: 400 });
      }
    },
  );

  it.each(['__proto__', 'constructor', '__proto__[polluted]', 'a[__proto__][polluted]'])(
    'as a field of a multipart upload: %s',
    async (name) => {
      const [, act] = acts.find(([endpoint]) => endpoint.endsWith('/deposits')) ?? [];
      if (!act) throw new Error('an upload expected');
      const path = `/submissions/${act.params?.['submissionId'] ?? ''}/files/deposits`;

      const response = await act.by.request('post', path).field(name, 'yes');

      expect(response.status).toBe(400);
    },
  );
});
