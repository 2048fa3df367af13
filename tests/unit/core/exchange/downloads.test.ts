import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../../../../core/exchange/downloads.ts';
import { createConnection, type Connection } from '../../../../core/exchange/index.ts';

const text = 'a line that breaks now and then';

describe('a download', () => {
  let server: Server;
  let connection: Connection;
  let answer: RequestListener;
  let ranges: (string | undefined)[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      ranges.push(request.headers.range);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    connection = createConnection({ origin, fetch: (url, init) => fetch(url, init) });
  });
  beforeEach(() => {
    ranges = [];
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Gives `count` octets from the asked one on, and lets the line break if there were more. */
  function giving(count: number, etagOf: (request: number) => string | undefined): RequestListener {
    return ({ headers }, response) => {
      const etag = etagOf(ranges.length);
      const isSame = headers['if-range'] === etag;
      const from = isSame ? Number(/\d+/.exec(headers.range ?? '0')?.[0]) : 0;
      if (etag !== undefined) response.setHeader('ETag', etag);
      response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': text.length - from });
      const isRest = from + count >= text.length;
      response.write(text.slice(from, from + count), () => {
        if (isRest) response.end();
        else response.destroy();
      });
    };
  }

  const read = async (how = {}) => new Response(await download(connection, '/file', how)).text();

  it('is given up when the portal does not say that they are the same octets', async () => {
    answer = giving(10, () => undefined);

    await expect(read()).rejects.toMatchObject({ name: 'ConnectionError' });

    expect(ranges).toEqual([undefined]);
  });

  it('is refused when there are other octets by then', async () => {
    answer = giving(10, (request) => `"${request}"`);

    await expect(read()).rejects.toThrow('became another one');
  });

  it('is given up when the line breaks again and again and nothing comes', async () => {
    answer = giving(0, () => '"same"');

    await expect(read({ patient: true })).rejects.toMatchObject({ name: 'ConnectionError' });
  });

  it('ends when it is called off, with the reason for it', async () => {
    const ending = new AbortController();
    const reason = new Error('closed');
    answer = giving(10, () => '"same"');
    const reader = (
      await download(connection, '/file', { signal: ending.signal, patient: true })
    ).getReader();
    await reader.read();
    ending.abort(reason);

    await expect(reader.read()).rejects.toBe(reason);
  });

  it('goes on where the line broke', async () => {
    answer = giving(10, () => '"same"');

    expect(await read()).toBe(text);

    expect(ranges).toEqual([undefined, 'bytes=10-', 'bytes=20-', 'bytes=30-']);
  });
});
