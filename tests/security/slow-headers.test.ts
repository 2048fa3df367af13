import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createPortalServer } from '../../server/portal.ts';
import { origin } from '../support/actors.ts';
import { rawExchange, statusLines } from '../support/raw-http.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const head = `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\n`;

describe('an attacker opens connections and sends next to nothing', () => {
  let portal: TestPortal;
  let server: Server;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    server = createPortalServer(portal, { headersMs: 300, idleMs: 600, checkMs: 50 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await portal.close();
  });

  it('is cut off in the middle of the headers', async () => {
    const said = await rawExchange(server, head);

    expect(statusLines(said)).toEqual(['HTTP/1.1 408 Request Timeout']);
  });

  it('is cut off however often another header comes', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head);
    const dripping = setInterval(() => socket.write('X-A: b\r\n'), 50);

    await once(socket.resume(), 'close');

    clearInterval(dripping);
    expect(socket.destroyed).toBe(true);
  });

  it('is cut off when nothing is sent at all, or nothing more of a body', async () => {
    const silent = await rawExchange(server, '');
    const stalled = await rawExchange(
      server,
      `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email":`,
    );

    expect(statusLines(silent)).toEqual(['HTTP/1.1 408 Request Timeout']);
    expect(statusLines(stalled)).toEqual([]);
  });

  it('keeps nobody else from being answered', async () => {
    const { port } = server.address() as AddressInfo;
    const sockets = Array.from({ length: 200 }, (): Socket => connect(port, '127.0.0.1'));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write(head);
    }

    const response = await fetch(`http://127.0.0.1:${port}/health/live`);

    expect(response.status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('has a minute for headers and five in which nothing moves, as the portal is started', () => {
    const started = createPortalServer(portal);

    expect(started.headersTimeout).toBe(60_000);
    expect(started.timeout).toBe(300_000);
    expect(started.requestTimeout).toBe(0);
  });
});
