import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { origin, password, type Actor } from '../support/actors.ts';
import { always, api, expectHeaders } from '../support/answer-headers.ts';
import { sendAct } from '../support/matrix-acts.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const download = { ...api, 'content-security-policy': "sandbox; default-src 'none'" };

describe('what answers say to browsers', () => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let expert: Actor;
  let file: string;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    stage = await createMatrixStage(portal);
    expert = stage.actors.owner;
    file = `/files/${stage.submission.files.toShare.id}/content`;
  });
  afterAll(() => portal.close());

  const anonymous = (path: string) => supertest(portal.server).get(path);
  const signIn = (body: string, type = 'application/json') =>
    portal.anonymous().request('post', '/session').set('Content-Type', type).send(body);
  const content = (range: Record<string, string>) => expert.get(file).set(range);

  const answers: readonly (readonly [status: number, what: string, () => Test, object])[] = [
    [200, 'JSON', () => expert.get('/organisations'), api],
    [200, 'the head of JSON', () => expert.request('head', '/organisations'), api],
    [200, 'a download', () => expert.get(file), download],
    [200, 'the head of a download', () => expert.request('head', file), download],
    [206, 'a part of a download', () => content({ Range: 'bytes=0-9' }), download],
    [416, 'no part of a download', () => content({ Range: 'bytes=999999-' }), api],
    [200, 'liveness', () => anonymous('/health/live'), api],
    [400, 'malformed JSON', () => signIn('{'), api],
    [400, 'a path that is not encoded', () => anonymous('/api/v1/cases/%ff'), api],
    [401, 'nobody', () => portal.anonymous().get('/cases'), api],
    [403, 'a wrong role', () => expert.get('/access-log/entries'), api],
    [403, 'another site', () => signIn('{}').set('Origin', 'https://evil.example'), api],
    [404, 'nothing', () => expert.get('/nothing'), api],
    [404, 'nothing beside the API', () => anonymous('/nothing'), api],
    [405, 'a wrong method', () => expert.post('/cases/x'), api],
    [413, 'a large body', () => signIn(`{"email":"${'a'.repeat(70_000)}"}`), api],
    [415, 'text', () => signIn('{}', 'text/plain'), api],
    [415, 'a form', () => signIn('email=a', 'application/x-www-form-urlencoded'), api],
    [415, 'compression', () => signIn('{}').set('Content-Encoding', 'gzip'), api],
    [428, 'no precondition', () => expert.post(`/submissions/${stage.submission.id}/submit`), api],
  ];

  it.each(answers)('%i for %s', async (status, _what, request, expected) => {
    const response = await request();

    expect(response.status).toBe(status);
    expectHeaders(response, expected);
  });

  it('200 for the API reference and its files', async () => {
    const page = {
      ...always,
      'content-security-policy':
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;" +
        "connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    };
    for (const path of ['/docs', '/docs/start.js', '/docs/swagger-ui.css']) {
      const response = await anonymous(`/api/v1${path}`);

      expect(response.status).toBe(200);
      expectHeaders(response, page, ['cache-control']);
    }
  });

  it('304 for a download that is known', async () => {
    const { headers } = await expert.get(file);
    const etag = (headers as Record<string, string>)['etag'] ?? '';

    const response = await content({ 'If-None-Match': etag });

    expect(response.status).toBe(304);
    expectHeaders(response, api);
  });

  it('204 for signing out, which takes the cookie back', async () => {
    const response = await sendAct('DELETE /session', { by: stage.spare.leaver });

    expect(response.status).toBe(204);
    expectHeaders(response, api);
    expect(response.get('Set-Cookie')).toEqual([
      '__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure',
    ]);
  });

  it('500 for a defect', async () => {
    if (portal.database.engine !== 'sqlite') throw new Error('the embedded engine expected');
    const { sqlite } = portal.database;
    sqlite.exec('ALTER TABLE cases RENAME TO elsewhere');

    const response = await expert.get('/cases');

    sqlite.exec('ALTER TABLE elsewhere RENAME TO cases');
    expect(response.status).toBe(500);
    expectHeaders(response, api);
  });

  it('says to come back encrypted, unless the portal is reached on this machine only', async () => {
    const paths = ['/', '/nothing', '/health/live', '/api/v1/docs', '/api/v1/cases'];
    const remote = await createTestPortal('sqlite', { config: { publicIsLoopback: false } });
    const answered = await Promise.all(paths.map((path) => supertest(remote.server).get(path)));
    await remote.close();

    for (const response of answered) {
      const said = 'max-age=63072000; includeSubDomains; preload';
      expect(response.get('strict-transport-security')).toBe(said);
    }
  });

  it('names its type and its encoding, and sniffs nothing into it', async () => {
    const json = await expert.get('/organisations');
    const problem = await expert.get('/nothing');
    const stream = await expert.get(file);

    expect(json.get('content-type')).toBe('application/json; charset=utf-8');
    expect(problem.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(stream.get('content-type')).toBe('application/octet-stream');
    expect(stream.get('content-disposition')).toMatch(
      /^attachment; filename="[0-9a-f-]{36}\.pgp"$/,
    );
  });

  describe('methods', () => {
    it.each(['PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'])(
      '%s is refused with what is allowed',
      async (method) => {
        const said = await rawExchange(
          portal.server,
          `${method} /api/v1/cases HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nConnection: close\r\n\r\n`,
        );

        expect(statusLines(said)).toEqual(['HTTP/1.1 405 Method Not Allowed']);
        expect(said).toMatch(/^Allow: POST, GET, HEAD\r$/m);
        expect(said).not.toMatch(/^Access-Control-/im);
      },
    );

    it('CONNECT is no method of the portal', async () => {
      const said = await rawExchange(portal.server, 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n');

      expect(said).toBe('');
    });

    it('HEAD answers like GET, without the body', async () => {
      const head = await expert.request('head', '/organisations');
      const get = await expert.get('/organisations');

      expect(head.text).toBeUndefined();
      expect(Object.keys(head.headers as object)).toEqual(Object.keys(get.headers));
      expect(head.get('content-length')).toBe(get.get('content-length'));
    });

    it('a name in other letters, or with a slash behind it, is another address', async () => {
      for (const path of ['/Organisations', '/organisations/', '/ORGANISATIONS']) {
        expect((await expert.get(path)).status).toBe(404);
      }
    });
  });
});

describe('what a proxy may say', () => {
  let opened: TestPortal[] = [];
  afterEach(async () => {
    for (const portal of opened.toReversed()) await portal.close();
    opened = [];
  });

  async function open(config: Partial<TestPortal['config']>): Promise<TestPortal> {
    const portal = await createTestPortal('sqlite', { config });
    opened.push(portal);
    return portal;
  }

  it.each([
    ['nobody is trusted', [], '127.0.0.1'],
    ['the proxy is another one', ['192.0.2.1'], '127.0.0.1'],
    ['the proxy is trusted', ['127.0.0.1'], '203.0.113.9'],
  ])('when %s', async (_name, trustedProxies, expected) => {
    const portal = await open({ trustedProxies });
    const court = await portal.people.organisation('court-organ');
    const auditor = await portal.people.member('auditor', court.id);

    const response = await portal
      .anonymous()
      .post('/session', { email: 'a@b.example', password: 'x' })
      .set({ 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Host': 'evil.example' })
      .set('Forwarded', 'for=203.0.113.9;proto=https;host=evil.example');
    expect(response.status).toBe(401);
    const [attempt] = await entriesOf(auditor, 'action=session.sign-in&outcome=pending&limit=1');
    const record = await auditor.get(`/access-log/entries/${attempt?.index ?? ''}`);

    expect(record.body).toMatchObject({ private: { state: 'present', ip: expected } });
  });

  it.each([
    ['is not believed that the line is encrypted unless it is trusted', [], 0],
    ['is believed when it is trusted', ['127.0.0.1'], 1],
  ])('%s', async (_name, trustedProxies, cookies) => {
    const portal = await open({});
    const [{ email }] = await portal.people.administrators();
    const { dataDirectory } = portal;
    const remote = await open({ dataDirectory, trustedProxies, publicIsLoopback: false });

    const response = await remote
      .anonymous()
      .post('/session', { email, password })
      .set('X-Forwarded-Proto', 'https');

    expect(response.status).toBe(200);
    expect(response.get('Set-Cookie') ?? []).toHaveLength(cookies);
  });
});

async function entriesOf(auditor: Actor, query: string): Promise<{ index: number }[]> {
  const page = await auditor.get(`/access-log/entries?${query}`);
  return (page.body as { items: { index: number }[] }).items;
}
