import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { origin } from '../support/actors.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const smuggled = 'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const post = `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\n`;
const chunked = `0\r\n\r\n${smuggled}`;

describe('an attacker hides a request in another one', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
  });
  afterAll(() => portal.close());

  it.each([
    ['both lengths', `${post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`],
    [
      'both, the other way round',
      `${post}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n${chunked}`,
    ],
    [
      'two lengths that differ',
      `${post}Content-Length: 0\r\nContent-Length: 60\r\n\r\n${smuggled}`,
    ],
    ['two lengths in one', `${post}Content-Length: 0, 60\r\n\r\n${smuggled}`],
    ['a length with a sign', `${post}Content-Length: +0\r\n\r\n${smuggled}`],
    ['a length below nothing', `${post}Content-Length: -1\r\n\r\n${smuggled}`],
    ['a length in other digits', `${post}Content-Length: 0x10\r\n\r\n${smuggled}`],
    [
      'a length that nobody can count',
      `${post}Content-Length: 99999999999999999999\r\n\r\n${smuggled}`,
    ],
    ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n${chunked}`],
    [
      'a coding after the last one',
      `${post}Transfer-Encoding: chunked, identity\r\n\r\n${chunked}`,
    ],
    ['a space before the colon', `${post}Transfer-Encoding : chunked\r\n\r\n${chunked}`],
    [
      'a folded header',
      `${post}X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\tx: y\r\n\r\n${smuggled}`,
    ],
    ['a bare carriage return', `${post}X-A: b\rTransfer-Encoding: chunked\r\n\r\n${chunked}`],
    ['a NUL in a header', `${post}X-A: b\0c\r\n\r\n${smuggled}`],
    [
      'a chunk size that is none',
      `${post}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${smuggled}`,
    ],
    ['a chunk size with a sign', `${post}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n${smuggled}`],
    [
      'a chunk longer than it says',
      `${post}Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n${smuggled}`,
    ],
    ['another version', `GET / HTTP/1.1\r\nHost: x\r\nX: y HTTP/9.9\r\nbroken\r\n\r\n${smuggled}`],
    ['no host', `GET /health/live HTTP/1.1\r\n\r\n${smuggled}`],
  ])('with %s', async (_name, octets) => {
    const said = await rawExchange(portal.server, octets);

    expect(statusLines(said)).toEqual(['HTTP/1.1 400 Bad Request']);
    expect(said).not.toContain('"live"');
    expect(said).toMatch(/^Connection: close\r$/m);
  });

  it('in the body of a request that is refused: it is taken for the body', async () => {
    const length = `Content-Length: ${smuggled.length}\r\n\r\n`;

    const said = await rawExchange(
      portal.server,
      `POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\n${length}${smuggled}` +
        `GET /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );

    expect(statusLines(said)).toEqual(['HTTP/1.1 401 Unauthorized', 'HTTP/1.1 200 OK']);
    expect(said).toContain('signed-out');
    expect(said).not.toContain('"live"');
  });

  it('in the body of a GET, which has none', async () => {
    const said = await rawExchange(
      portal.server,
      `GET /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`,
    );

    expect(statusLines(said)).toEqual(['HTTP/1.1 200 OK']);
    expect(said).not.toContain('"live"');
  });

  it('by an upgrade to another protocol', async () => {
    const said = await rawExchange(
      portal.server,
      'GET /api/v1/cases HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade, HTTP2-Settings\r\n' +
        'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n',
    );

    expect(statusLines(said)).toEqual(['HTTP/1.1 401 Unauthorized']);
  });
});
