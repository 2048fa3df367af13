import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { serveMetrics } from '../../server/platform/http/metrics.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('the health of the portal, on %s', (engine) => {
  let portal: TestPortal;
  afterEach(() => portal.close());

  it('tells anybody that it lives, and nothing else', async () => {
    portal = await createTestPortal(engine);

    const response = await supertest(portal.server).get('/health/live');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'live' });
    expect(response.get('Set-Cookie')).toBeUndefined();
  });

  it('tells that it can work', async () => {
    portal = await createTestPortal(engine);

    const response = await supertest(portal.server).get('/health/ready');

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'ready' });
  });

  it('is not ready once it is stopping, and refuses what comes then', async () => {
    portal = await createTestPortal(engine);
    portal.refuseNewRequests();

    const ready = await supertest(portal.server).get('/health/ready');
    const request = await portal.anonymous().get('/session');

    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({ status: 'not-ready', reason: 'shutting-down' });
    expect(request.status).toBe(503);
    expect(request.body).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(request.get('connection')).toBe('close');
  });
});

describe('the health of the portal without its database', () => {
  it('lives and is not ready, and names what is missing but not where it was', async () => {
    const portal = await createTestPortal('sqlite');
    if (portal.database.engine !== 'sqlite') throw new Error('the embedded engine expected');
    const { sqlite } = portal.database;
    sqlite.close();

    const live = await supertest(portal.server).get('/health/live');
    const ready = await supertest(portal.server).get('/health/ready');

    sqlite.open();
    await portal.close();
    expect(live.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({ status: 'not-ready', reason: 'database' });
  });
});

describe('the metrics of the portal', () => {
  it('are not on its own port', async () => {
    const portal = await createTestPortal('sqlite');

    const response = await supertest(portal.server).get('/metrics');

    await portal.close();
    expect(response.status).toBe(404);
  });

  it('name routes and statuses, never identifiers, accounts or addresses', async () => {
    const portal = await createTestPortal('sqlite');
    const { id } = await portal.people.organisation('state');
    const expert = await portal.people.member('expert', id);
    await expert.get(`/organisations/${id}`);
    const metrics = await serveMetrics(portal.metrics.registry, 0);
    const { port, address } = metrics.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}`;

    const text = await (await fetch(`${base}/metrics`)).text();
    const elsewhere = await fetch(`${base}/`);
    const written = await fetch(`${base}/metrics`, { method: 'POST' });

    metrics.close();
    await portal.close();
    expect(address).toBe('127.0.0.1');
    expect([elsewhere.status, written.status]).toEqual([404, 404]);
    expect(text).toContain('route="/organisations/:organisationId",status="200"');
    for (const secret of [id, expert.id, expert.email, '127.0.0.1']) {
      expect(text).not.toContain(secret);
    }
  });

  it('stop the start when their port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const portal = await createTestPortal('sqlite');

    await expect(serveMetrics(portal.metrics.registry, port)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });

    taken.close();
    await portal.close();
  });
});
