import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { origin } from '../support/actors.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const breaks = [
  '%0d%0aX-Injected:%20yes',
  '%0aX-Injected:%20yes',
  '%E5%98%8A%E5%98%8DX-Injected:%20yes',
];

describe('an attacker makes the portal send headers of theirs', () => {
  let portal: TestPortal;
  let stage: MatrixStage;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    stage = await createMatrixStage(portal);
  });
  afterAll(() => portal.close());

  it.each(breaks)('by a path or a query: %s', async (text) => {
    for (const path of [
      `/nothing/${text}`,
      `/api/v1/cases/${text}`,
      `/api/v1/docs/${text}`,
      `/api/v1/cases?cursor=${text}`,
    ]) {
      const said = await rawExchange(
        portal.server,
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );

      expect(statusLines(said)).toHaveLength(1);
      expect(said).not.toMatch(/^X-Injected/im);
    }
  });

  it('by the host or a name for the request', async () => {
    const said = await rawExchange(
      portal.server,
      'GET /api/v1/docs HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n' +
        'X-Request-Id: evil-request\r\nConnection: close\r\n\r\n',
    );

    expect(statusLines(said)).toEqual(['HTTP/1.1 200 OK']);
    expect(said).not.toContain('evil');
  });

  it('gets a request identifier of the portal in each problem, never one of their own', async () => {
    const response = await portal.anonymous().get('/cases').set('X-Request-Id', 'evil-request');

    expect((response.body as { requestId: string }).requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(response.headers)).not.toContain('evil');
  });

  it.each([
    'a"; filename=evil.html',
    'a\\r\\nX-Injected: yes',
    'a%0d%0aX-Injected: yes',
    '\u202efdp.exe',
  ])('by the name of a file: %j', async (filename) => {
    const { owner, reviewer } = stage.actors;
    const deposit = await owner
      .request('post', `/submissions/${stage.submissions.drafts.id}/files/deposits`)
      .attach('message', stage.sealed.whole.message, filename);
    expect(deposit.status).toBe(201);

    const download = await reviewer.get(`/files/${stage.submission.files.toShare.id}/content`);

    expect(JSON.stringify(deposit.body)).not.toMatch(/evil|injected|exe/i);
    expect(download.get('content-disposition')).toBe(
      `attachment; filename="${stage.submission.files.toShare.id}.pgp"`,
    );
  });

  it('by a cookie that is broken in every way', async () => {
    for (const cookie of [
      '__Host-session',
      '__Host-session=',
      '__Host-session=%0d%0aX-Injected:%20yes',
      `__Host-session=s:${'a'.repeat(4_000)}`,
      '=;=;',
      '__Host-session=s%3A.%ff',
    ]) {
      const said = await rawExchange(
        portal.server,
        `GET /api/v1/session HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
      );

      expect(statusLines(said)).toEqual(['HTTP/1.1 200 OK']);
      expect(said).not.toMatch(/^(?:X-Injected|Set-Cookie)/im);
    }
  });
});
