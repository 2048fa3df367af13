import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const climbing = [
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\etc\\passwd',
  '/etc/passwd',
  '%2e%2e',
  '....//....//etc/passwd',
  'a\0b',
  '\uff0e\uff0e/etc',
  'x'.repeat(5_000),
];

describe('an attacker climbs out of the folder of files', () => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let acts: Readonly<Record<string, Act>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    stage = await createMatrixStage(portal);
    acts = await createActs(stage);
  });
  afterAll(() => portal.close());

  it.each(climbing)('by an identifier: %j', async (value) => {
    for (const [endpoint, act] of Object.entries(acts)) {
      if (!act.params) continue;
      const params = Object.fromEntries(Object.keys(act.params).map((name) => [name, value]));
      const response = await sendAct(endpoint, { ...act, params });

      // Of a path of several segments, a caller's own dots and slashes are taken away before it is sent.
      const refusals = endpoint.includes('*')
        ? ['VALIDATION_FAILED', 'NOT_FOUND']
        : ['VALIDATION_FAILED'];
      const { code } = response.body as { code?: string };
      expect({ endpoint, code, isRefused: refusals.includes(code ?? '') }).toEqual({
        ...{ endpoint, code },
        isRefused: true,
      });
    }
  });

  it.each([
    '/api/v1/docs/../../../package.json',
    '/api/v1/docs/..%2f..%2f..%2fpackage.json',
    '/api/v1/docs/swagger-ui.css/../package.json',
    '/api/v1/docs/..%5cpackage.json',
    '/../server/main.ts',
    '//etc/passwd',
  ])('by an address: %s', async (path) => {
    const said = await rawExchange(
      portal.server,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );

    expect(statusLines(said)).toEqual(['HTTP/1.1 404 Not Found']);
  });

  it.each(['../../../planted', '/tmp/planted', '..\\planted', 'planted\0.pgp', 'x'.repeat(4_000)])(
    'by the name of an uploaded file: %j',
    async (filename) => {
      const files = `/submissions/${stage.submissions.drafts.id}/files/deposits`;

      const response = await stage.actors.owner
        .request('post', files)
        .attach('message', stage.sealed.whole.message, filename);

      expect([201, 400]).toContain(response.status);
      const stored = await readdir(portal.dataDirectory, { recursive: true });
      const beside = await readdir(dirname(portal.dataDirectory));
      expect([...stored, ...beside].filter((name) => name.includes('planted'))).toEqual([]);
      expect(response.text).not.toContain('planted');
    },
  );
});
