import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessLogStore } from '../../server/features/access-log/index.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

function run(args: readonly string[], env: Record<string, string>): Promise<Finished> {
  return new Promise((resolve) => {
    const script = ['scripts/log-fsck.ts', ...args];
    const child = execFile(process.execPath, script, { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('scripts/log-fsck', () => {
  it('explains itself on --help', async () => {
    expect(await run(['--help'], {})).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: /),
    });
  });

  it('says how it is used when it is given an option that does not exist', async () => {
    expect(await run(['--mend'], {})).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: '),
    });
  });

  it('says that there is no log to read', async () => {
    const DATA_DIRECTORY = await mkdtemp(join(tmpdir(), 'no-log-'));

    expect(await run([], { DATA_DIRECTORY })).toMatchObject({ code: 3, stdout: '' });
    await rm(DATA_DIRECTORY, { recursive: true });
  });
});

describe.each(engines)('scripts/log-fsck beside a portal that runs, on %s', (engine) => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    await portal.people.administrators();
    await portal.composition.accessLog.requestCheckpoint();
    await portal.composition.accessLog.catchUp();
  });
  afterAll(() => portal.close());

  function check(...args: string[]): Promise<Finished> {
    const { dataDirectory, mongodbUri, publicOrigin } = portal.config;
    return run(args, {
      DATA_DIRECTORY: dataDirectory,
      PUBLIC_URL: publicOrigin,
      ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
    });
  }

  it('finds a row that somebody altered, and puts it right', async () => {
    const { rows } = createAccessLogStore(portal.database);
    const [fact] = await rows.facts({}, { direction: 'newer', limit: 1, cursor: 1 });
    if (!fact) throw new Error('a row expected');
    const before = await check();
    await rows.replace([{ ...fact, action: 'case.list' }]);

    const [found, mended, after] = [await check(), await check('--rebuild'), await check()];

    expect(before).toMatchObject({ code: 0, stdout: '' });
    expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/^ROW 2: .*\n$/) });
    expect(mended).toMatchObject({ code: 0, stdout: expect.stringContaining('(put right)') });
    expect(after).toMatchObject({ code: 0, stdout: '' });
  });
});
