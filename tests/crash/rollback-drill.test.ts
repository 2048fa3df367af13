import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LogHealth } from '../../core/contracts/log-health.ts';
import { parseTilePath, policyOfLog, verifyLog } from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { snapshotOfFiles, snapshotOfMongo } from '../support/database-snapshot.ts';
import { createPortalHome, type PortalHome } from '../support/portal-under-load.ts';
import type { Engine } from '../support/test-portal.ts';

/** CI must not pass because one of the engines was not there. */
const engines: readonly Engine[] =
  process.env['MONGODB_URI'] !== undefined || process.env['CI'] === 'true'
    ? ['sqlite', 'mongodb']
    : ['sqlite'];

describe.each(engines)('setting a running portal on %s back to an older database', (engine) => {
  let home: PortalHome;
  let portal: Awaited<ReturnType<PortalHome['start']>>;
  let before: number;
  let remembered: string;

  const health = async () => {
    const response = await fetch(`${home.origin}/health/log`);
    return { code: response.status, ...LogHealth.parse(await response.json()) };
  };
  /** Asks until the log is as it should be: a drill that stays red on the way ends with the test's own time. */
  async function until(isSo: (found: Awaited<ReturnType<typeof health>>) => boolean) {
    for (;;) {
      const found = await health();
      if (isSo(found)) return found;
      await delay(50);
    }
  }
  async function act(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      const body = JSON.stringify({ email: 'nobody@portal.test', password: 'not a password' });
      const headers = { 'Content-Type': 'application/json', Origin: home.origin };
      await fetch(`${home.origin}/api/v1/session`, { method: 'POST', headers, body });
    }
  }
  const signerState = async () =>
    JSON.parse(
      await readFile(join(home.dataDirectory, 'log-signer', 'state.json'), 'utf8'),
    ) as object;
  const noteOf = async () => (await fetch(`${home.origin}/api/v1/access-log/checkpoint`)).text();

  beforeAll(async () => {
    home = await createPortalHome(engine);
    portal = await home.start();
    await until(({ checkpoint }) => checkpoint !== undefined);
    await act(3);
    if (engine === 'sqlite') await portal.end('SIGTERM');
    const snapshot =
      engine === 'sqlite'
        ? await snapshotOfFiles(home.dataDirectory)
        : await snapshotOfMongo(home.mongodbUri);
    if (engine === 'sqlite') portal = await home.start();
    const { checkpoint } = await health();
    await act(5);
    await until((now) => (now.checkpoint?.size ?? 0) >= (checkpoint?.size ?? 0) + 10);
    remembered = await noteOf();
    before = (await health()).checkpoint?.size ?? 0;

    if (engine === 'sqlite') await portal.end('SIGTERM');
    await snapshot.restore();
    await snapshot.remove();
    if (engine === 'sqlite') portal = await home.start();
  }, 120_000);
  afterAll(async () => {
    await portal.end('SIGTERM');
    await home.remove();
  });

  it('makes the signer refuse, and the page of the log red', async () => {
    const found = await until(({ status }) => status === 'alarm');

    expect(found).toMatchObject({
      code: 503,
      alarms: [{ code: 'E_ROLLBACK', source: 'signer' }],
    });
    expect(await signerState()).toMatchObject({ refused: { code: 'E_ROLLBACK' } });
  });

  it('is seen by an auditor who remembers a checkpoint', async () => {
    const vkey = await (await fetch(`${home.origin}/api/v1/access-log/vkey`)).text();
    const source = {
      async read(path: string) {
        if (path === 'checkpoint') return Buffer.from(await noteOf());
        return parseTilePath(path) && undefined;
      },
    };
    const policy = policyOfLog(vkey.trim());

    await expect(verifyLog({ source, policy, hasher, remembered })).rejects.toMatchObject({
      code: 'E_ROLLBACK',
    });
  });

  it('stays so after a restart, however long the log has become since', async () => {
    await portal.end('SIGTERM');
    portal = await home.start();
    await act(30);
    await portal.end('SIGTERM');
    portal = await home.start();

    const { checkpoint } = await until(({ status }) => status === 'alarm');

    expect(checkpoint?.size ?? 0).toBeLessThan(before);
    expect(await signerState()).toMatchObject({ refused: { code: 'E_ROLLBACK' } });
  });
});
