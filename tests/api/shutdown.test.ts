import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import type { Actor } from '../support/actors.ts';
import { origin } from '../support/actors.ts';
import { createExchange } from '../support/exchange.ts';
import { createMatrixFiles } from '../support/matrix-files.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { spawnPortal, type PortalChild } from '../support/portal-child.ts';
import { createTestPortal } from '../support/test-portal.ts';

type Part = { type: string; octets: Uint8Array; headers: Record<string, string> };

describe('stopping the portal', () => {
  let dataDirectory: string;
  let expert: Actor;
  let part: Part;
  let files: string[];
  let children: PortalChild[] = [];

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'portal-shutdown-'));
    const portal = await createTestPortal('sqlite', { config: { dataDirectory } });
    const exchange = await createExchange(portal);
    const matrixFiles = createMatrixFiles(portal, exchange);
    const draft = await exchange.draft();
    const sealed = await matrixFiles.seal();
    part = matrixFiles.part(sealed);
    const begun = [0, 1].map(() => matrixFiles.begun(draft.id, sealed));
    files = (await Promise.all(begun)).map(({ id }) => id);
    expert = exchange.actors.expert;
    await portal.close();
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(({ exited }) => exited));
    children = [];
  });
  afterAll(() => rm(dataDirectory, { recursive: true }));

  function start(more: Record<string, string> = {}): PortalChild {
    const child = spawnPortal({
      PORTAL_SECRET: Buffer.alloc(32, 7).toString('base64'),
      PUBLIC_URL: origin,
      DATA_DIRECTORY: dataDirectory,
      ...more,
    });
    children.push(child);
    return child;
  }

  function send(port: number, method: string, path: string, headers: object = {}): ClientRequest {
    return request({
      port,
      host: '127.0.0.1',
      method,
      path,
      agent: false,
      headers: {
        Origin: origin,
        Cookie: expert.cookie,
        'X-CSRF-Token': expert.csrfToken,
        ...headers,
      },
    });
  }

  async function answerTo(sent: ClientRequest) {
    const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
    const chunks = (await response.toArray()) as Buffer[];
    const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
    return { status: response.statusCode, headers: response.headers, body };
  }

  /** A part of which the portal has the first half. */
  async function halfSent(port: number, fileId: string): Promise<ClientRequest> {
    const upload = send(port, 'PUT', `/api/v1/files/${fileId}/parts/1`, {
      'Content-Type': part.type,
      'Content-Length': part.octets.length,
      Expect: '100-continue',
      ...part.headers,
    });
    upload.flushHeaders();
    await once(upload, 'continue');
    await new Promise((resolve) => upload.write(part.octets.subarray(0, 100), resolve));
    return upload;
  }

  async function logOfTheLastRun(): Promise<AccessEntry[]> {
    const accessLog = openSqlite(join(dataDirectory, 'access-log.sqlite'));
    const database = { engine: 'sqlite', accessLog } as never;
    const entries = await createLogReader({ database } as never).entriesFrom(0);
    accessLog.close();
    return entries.slice(entries.findLastIndex(({ action }) => action === 'log.boot'));
  }

  it('lets an upload finish, and tells everybody else to come back', async () => {
    const portal = start();
    const port = await portal.listening();
    const upload = await halfSent(port, files[0] ?? '');

    portal.kill('SIGTERM');
    await portal.logged('stopping');

    const refused = await answerTo(send(port, 'GET', '/api/v1/cases'));
    expect(refused).toMatchObject({ status: 503, body: { code: 'SHUTTING_DOWN' } });
    expect(refused.headers.connection).toBe('close');
    expect(await answerTo(send(port, 'GET', '/health/ready'))).toMatchObject({
      status: 503,
      body: { status: 'not-ready', reason: 'shutting-down' },
    });
    expect(await answerTo(send(port, 'GET', '/health/live'))).toMatchObject({ status: 200 });

    upload.write(part.octets.subarray(100));
    expect(await answerTo(upload)).toMatchObject({
      status: 200,
      body: { n: 1, size: part.octets.length },
    });
    expect(await portal.exited).toBe(0);
    expect((await logOfTheLastRun()).map(({ action, phase }) => `${action} ${phase}`)).toEqual([
      'log.boot single',
      'file.put-part intent',
      'file.put-part result',
      'log.stop single',
    ]);
  });

  it('stops at once when nothing is under way, and a second signal changes nothing', async () => {
    const portal = start();
    await portal.listening();

    portal.kill('SIGINT');
    portal.kill('SIGTERM');

    expect(await portal.exited).toBe(0);
    expect((await logOfTheLastRun()).map(({ action }) => action)).toEqual(['log.boot', 'log.stop']);
    expect(portal.lines.filter(({ msg }) => msg === 'stopping')).toHaveLength(1);
  });

  it('cuts an upload off when its time is over, and keeps nothing of it', async () => {
    const fileId = files[1] ?? '';
    const portal = start({ SHUTDOWN_GRACE_SECONDS: '0' });
    const upload = await halfSent(await portal.listening(), fileId);
    const cut = once(upload, 'error');

    portal.kill('SIGTERM');

    await cut;
    expect(await portal.exited).toBe(0);
    expect(await logOfTheLastRun()).toMatchObject([
      { action: 'log.boot' },
      { action: 'file.put-part', phase: 'intent' },
      {
        action: 'file.put-part',
        phase: 'result',
        outcome: 'failure',
        reason: 'UPLOAD_INTERRUPTED',
      },
      { action: 'log.stop' },
    ]);
    expect(await readdir(join(dataDirectory, 'sealed', 'tmp'))).toEqual([]);

    const again = start();
    const port = await again.listening();
    expect(await answerTo(send(port, 'GET', `/api/v1/files/${fileId}/parts`))).toMatchObject({
      status: 200,
      body: { items: [] },
    });
    const anew = await halfSent(port, fileId);
    anew.write(part.octets.subarray(100));
    expect(await answerTo(anew)).toMatchObject({ status: 200 });
  });

  it('does not start with a wrong configuration, and says all that is wrong with it', async () => {
    const portal = start({ PORTAL_SECRET: 'YWJj', PORT: 'x', PUBLIC_URL: 'http://a.example' });

    expect(await portal.exited).toBe(1);
    const reason = (portal.lines.at(-1) as { reason?: string } | undefined)?.reason ?? '';
    for (const name of ['PORTAL_SECRET', 'PORT', 'PUBLIC_URL'])
      expect(reason).toContain(`${name}:`);
    expect(reason).not.toContain('YWJj');
  });

  it('does not start when it cannot listen or keep its data', async () => {
    const portal = start();
    const port = await portal.listening();

    const second = start({ PORT: String(port), DATA_DIRECTORY: join(dataDirectory, 'other') });
    const nowhere = start({ DATA_DIRECTORY: join(dataDirectory, 'portal.sqlite', 'below') });

    expect(await second.exited).toBe(1);
    expect(await nowhere.exited).toBe(1);
    portal.kill('SIGTERM');
    expect(await portal.exited).toBe(0);
  });
});
