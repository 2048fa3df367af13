import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix } from '../support/matrix.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const unsafe = [...accessMatrix.keys()].filter((endpoint) => !endpoint.startsWith('GET '));

describe('another site has the browser of somebody signed in send requests', () => {
  let portal: TestPortal;
  let acts: Readonly<Record<string, Act>>;
  let before: Awaited<ReturnType<typeof dumpOf>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    acts = await createActs(await createMatrixStage(portal));
    for (const { by } of Object.values(acts)) await by.get('/session');
    before = await dumpOf(portal);
  });
  afterAll(async () => {
    await portal.close();
  });

  function request(endpoint: string) {
    const act = acts[endpoint];
    if (!act) throw new Error(`${endpoint}: no request`);
    return { act, sent: sendAct(endpoint, act) };
  }

  const attacks: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['from another origin', { Origin: 'https://evil.example' }],
    ['from a sandboxed frame', { Origin: 'null' }],
    ['from an origin that begins like ours', { Origin: 'http://localhost:3000.evil.example' }],
    ['from our host at another port', { Origin: 'http://localhost:3001' }],
    ['without an origin', { Origin: '' }],
    ['that the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['that the browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['that nobody clicked', { 'Sec-Fetch-Site': 'none' }],
  ];

  it.each(attacks)('%s', async (_name, headers) => {
    for (const endpoint of unsafe) {
      const response = await request(endpoint).sent.set(headers);

      expect({ endpoint, code: (response.body as { code: string }).code }).toEqual({
        endpoint,
        code: 'CROSS_SITE_REQUEST',
      });
    }
    expect(await dumpOf(portal)).toEqual(before);
  });

  it.each([
    ['no token', () => ''],
    ['a made-up token', () => 'a'.repeat(256)],
    ['the token of another session', () => acts['POST /cases']?.by.csrfToken ?? ''],
  ])('from our own origin, by a cookie alone, with %s', async (_name, token) => {
    for (const endpoint of unsafe) {
      const { act, sent } = request(endpoint);
      if (act.by.cookie === '' || act.by.csrfToken === token()) continue;
      const response = await sent.set('X-CSRF-Token', token());

      expect({ endpoint, code: (response.body as { code: string }).code }).toEqual({
        endpoint,
        code: 'CROSS_SITE_REQUEST',
      });
    }
    expect(await dumpOf(portal)).toEqual(before);
  });

  it('by a form, which can send no JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
    ]) {
      for (const endpoint of unsafe) {
        const { act } = request(endpoint);
        if (!act.body) continue;
        const response = await act.by
          .request(endpoint.split(' ')[0]?.toLowerCase() as 'post', pathOf(endpoint, act))
          .set({ 'Content-Type': type, 'If-Match': '"1"' })
          .send(JSON.stringify(act.body));

        expect({ endpoint, code: (response.body as { code: string }).code }).toEqual({
          endpoint,
          code: 'UNSUPPORTED_MEDIA_TYPE',
        });
      }
    }
    expect(await dumpOf(portal)).toEqual(before);
  });

  it('and is told nothing that scripts of other sites could read', async () => {
    const { act } = request('GET /session');

    const response = await act.by.get('/session').set('Origin', 'https://evil.example');

    const headers = Object.keys(response.headers);
    expect(headers.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(response.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

function pathOf(endpoint: string, act: Act): string {
  const [, template = ''] = endpoint.split(' ');
  return template.replaceAll(/:(\w+)/g, (_match, name: string) => act.params?.[name] ?? '');
}
