import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { formatAddCheckpoint, parsePolicy } from '../../../../core/transparency/index.ts';
import { vkeyOf } from '../../../support/log-tampering.ts';
import {
  aCheckpoint,
  consistencyOf,
  sampleEntries,
  someKeys,
} from '../../../support/sample-log.ts';

const script = fileURLToPath(new URL('../../../../scripts/witness.ts', import.meta.url));
const name = 'state-1.example/witness';
const keys = await someKeys();
const entries = sampleEntries(10);

let folder: string;
let directory: string;
let log: string;
let running: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'));
  directory = join(folder, 'state');
  log = join(folder, 'log.vkey');
  await writeFile(log, vkeyOf(keys));
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [script, '--directory', directory, ...args]);
  running.push(child);
  return child;
}
async function run(...args: string[]) {
  const child = start(...args);
  let text = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text, errors };
}
async function serve() {
  const child = start('--log', log, '--listen', '0');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = `http://${line.replace('listening at ', '')}/add-checkpoint`;
  return {
    child,
    async add(oldSize: number, size: number): Promise<number> {
      const proof = oldSize === 0 ? [] : await consistencyOf(entries, oldSize, size);
      const note = await aCheckpoint(entries.slice(0, size), { keys });
      const body = formatAddCheckpoint({ oldSize, proof, note });
      return (await fetch(url, { method: 'POST', body })).status;
    },
  };
}

describe('npm run witness', () => {
  it.each([
    ['no log', ['--listen', '0']],
    ['neither a port nor an address', ['--log', 'x']],
    ['both', ['--log', 'x', '--listen', '0', '--pull', 'http://localhost']],
    ['a port that is none', ['--log', 'x', '--listen', 'here']],
    ['an address that is none', ['--log', 'x', '--pull', 'here']],
    ['an unknown option', ['--bogus']],
  ])('does not understand %s', async (_what, args) => {
    const { code, errors } = await run(...args);

    expect(code).toBe(2);
    expect(errors).toContain('Usage:');
  });

  it('does not start before it has a key and a memory', async () => {
    expect(await run('--log', log, '--listen', '0')).toMatchObject({ code: 1 });

    await run('--init', name);
    await rm(join(directory, 'state.json'));
    const { code, errors } = await run('--log', log, '--listen', '0');

    expect(code).toBe(1);
    expect(errors).toContain('state.json');
  });

  it('does not start with a key that others may read', async () => {
    await run('--init', name);
    await chmod(join(directory, 'key'), 0o640);

    const { code, errors } = await run('--log', log, '--listen', '0');

    expect(code).toBe(1);
    expect(errors).toContain('can be read by others');
  });

  it('does not start for a log whose key is damaged', async () => {
    await run('--init', name);
    await writeFile(log, vkeyOf(keys).replace('+', '+0'));

    expect(await run('--log', log, '--listen', '0')).toMatchObject({ code: 1 });
  });

  it('never makes a second key over the first', async () => {
    await run('--init', name);
    const key = await readFile(join(directory, 'key'), 'utf8');

    expect(await run('--init', name)).toMatchObject({ code: 1 });
    expect(await readFile(join(directory, 'key'), 'utf8')).toBe(key);
  });

  it('prints a line for the policy, and keeps the private key to itself', async () => {
    const { code, text } = await run('--init', name);

    const line = text.split('\n').find((each) => each.startsWith('witness ')) ?? '';
    const { witnesses } = parsePolicy(`${line}\nquorum ${name}\n`);
    expect(code).toBe(0);
    expect(witnesses).toMatchObject([{ verifier: { name, type: 'cosignature/v1' } }]);
    expect(text).not.toContain('PRIVATE');
    expect((await stat(join(directory, 'key'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  it('knows what it has cosigned after it was killed', async () => {
    await run('--init', name);
    const first = await serve();
    expect(await first.add(0, 5)).toBe(200);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');

    const second = await serve();

    expect(await second.add(0, 3)).toBe(409);
    expect(await second.add(5, 10)).toBe(200);
  });

  it('ends when it is told to', async () => {
    await run('--init', name);
    const witness = await serve();
    expect(await witness.add(0, 5)).toBe(200);
    witness.child.kill('SIGTERM');

    expect(await once(witness.child, 'close')).toEqual([0, null]);
  });

  it('says so when the log cannot be reached', async () => {
    await run('--init', name);

    const { code, errors } = await run('--log', log, '--pull', 'http://127.0.0.1:9');

    expect(code).toBe(1);
    expect(errors).not.toBe('');
  });
});
