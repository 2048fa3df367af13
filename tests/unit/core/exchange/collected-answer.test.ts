import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createConnection } from '../../../../core/exchange/index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const BODY_AFTER_MS = 30;

describe('a download that nobody reads at once', () => {
  let server: Server;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': 5 });
      setTimeout(() => response.end('hello'), BODY_AFTER_MS);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is whole, although its answer was collected meanwhile', async () => {
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const connection = createConnection({ origin, fetch: (url, init) => fetch(url, init) });

    const { body } = await connection.stream('/file');
    for (let count = 0; count < 5; count += 1) {
      await pause(BODY_AFTER_MS / 2);
      collectGarbage();
    }

    expect(await new Response(body).text()).toBe('hello');
  });
});
