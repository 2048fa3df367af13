import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { loadConfig } from '../../config/app-config.ts';
import { api, expectHeaders } from '../support/answer-headers.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const POINTS = 40;
const path = '/api/v1/csp-reports';
const { rateLimits } = loadConfig({ PORTAL_SECRET: Buffer.alloc(32).toString('base64') });

describe('POST /csp-reports', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    const config = {
      rateLimits: { ...rateLimits, 'csp-report': { points: POINTS, seconds: 900 } },
      trustedProxies: ['127.0.0.1'],
    };
    portal = await createTestPortal('sqlite', { config });
  });
  beforeEach(() => {
    portal.logLines.length = 0;
  });
  afterAll(() => portal.close());

  const send = (body: string, type = 'application/csp-report') =>
    supertest(portal.server)
      .post(path)
      // As from the frame of the preview, and from somebody who has a session and no token.
      .set({ Origin: 'null', 'Sec-Fetch-Site': 'cross-site', Cookie: '__Host-session=s%3Ax.y' })
      .set('Content-Type', type)
      .send(body);
  const report = (fields: object) => JSON.stringify({ 'csp-report': fields });
  const warned = () =>
    portal.logLines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ level }) => level === 40);

  it.each([
    ['text', 'text/plain', 415],
    [report({}), 'application/json', 415],
    ['{', 'application/csp-report', 400],
    ['[]', 'application/csp-report', 400],
    ['{"csp-report":"x"}', 'application/csp-report', 400],
    [report({ 'blocked-uri': { $gt: '' } }), 'application/csp-report', 400],
    [report({ 'blocked-uri': 'a'.repeat(9_000) }), 'application/csp-report', 413],
  ])('refuses %.40s as %s', async (body, type, status) => {
    const response = await send(body, type);

    expect(response.status).toBe(status);
    expectHeaders(response, api);
    expect(warned()).toEqual([]);
  });

  it.each(['get', 'put', 'delete'] as const)('takes no %s', async (method) => {
    const response = await supertest(portal.server)[method](path);

    expect(response.status).toBe(405);
    expect(response.get('allow')).toBe('POST');
  });

  it.each([
    ['script-src-elem', 'inline', 'inline'],
    ['img-src', 'https://evil.example/pixel?content=secret#secret', 'https://evil.example'],
    ['script-src-elem', 'moz-extension://5c0f2a1e-secret/content.js', 'moz-extension:'],
    ['font-src', 'data', 'data'],
    ['frame-src', 'data:text/html,secret', 'data:'],
    ['img-src', 'secret\nsecond line', 'unknown'],
    ['secret{}', 'eval', 'eval'],
  ])('writes down %s and %s, but no whole address', async (directive, blocked, expected) => {
    const response = await send(
      report({
        'document-uri': 'https://portal.example/submissions/secret',
        'effective-directive': directive,
        'blocked-uri': blocked,
        'script-sample': 'secret',
      }),
    );

    expect(response.status).toBe(204);
    expectHeaders(response, api);
    const [line, ...more] = warned();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ blocked: expected });
    expect(line?.['directive']).toBe(directive === 'secret{}' ? 'unknown' : directive);
    expect(portal.logLines.join('')).not.toContain('secret');
  });

  it('understands browsers that name the directive with its sources', async () => {
    await send(report({ 'violated-directive': "script-src 'self'", 'blocked-uri': 'eval' }));

    expect(warned()).toMatchObject([{ directive: 'script-src', blocked: 'eval' }]);
  });

  it('takes only so many from one address', async () => {
    const from = (address: string) => send(report({})).set('X-Forwarded-For', address);
    for (let sent = 0; sent < POINTS; sent += 1) await from('203.0.113.9').expect(204);

    const refused = await from('203.0.113.9');

    expect(refused.status).toBe(429);
    expect(Number(refused.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('203.0.113.10')).status).toBe(204);
  });
});
