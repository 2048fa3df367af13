import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  canonicalBytes,
  formatProof,
  formatVerifier,
  inclusionProof,
} from '../../../core/transparency/index.ts';
import { tarOf } from '../../../server/features/access-log/exports/tar.ts';
import { nodeTreeHasher as hasher } from '../../../server/platform/tree-hasher.ts';
import {
  aCheckpoint,
  aLog,
  nodesOf,
  policyText,
  sampleEntries,
  someKeys,
  writeLog,
  type LogFiles,
} from '../../support/sample-log.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const execute = promisify(execFile);
const keys = await someKeys(3);
const statement = JSON.stringify({ v: 1, type: 'receipt', submissionId: 'submission-1' });
const submitted = canonicalBytes({
  action: 'submission.submit',
  object: {
    digest: createHash('sha256').update(statement).digest('hex'),
    id: 'submission-1',
    type: 'submission',
  },
  outcome: 'success',
  w: { boot: 'writer-c', n: 0 },
});
const entries = [...sampleEntries(300), submitted];
const cosigned = { keys, cosigners: 2 };

let folder: string;
let tool: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-log-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'config/vite.verify-log.config.ts');
  // In a folder of its own, far from any node_modules.
  await execute(process.execPath, [vite, 'build', '-c', config, '--outDir', folder], { cwd: root });
  tool = at('verify-log.mjs');
  const note = await aCheckpoint(entries, cosigned);
  const hashes = await inclusionProof(hasher, 300, 301, nodesOf(entries));
  const proof = formatProof({ index: 300, hashes, checkpoint: note });
  const receipt = {
    entry: Buffer.from(submitted).toString('base64'),
    index: 300,
    proof,
    statement: Buffer.from(statement).toString('base64'),
    vkey: 'not believed',
  };
  const files: Record<string, string | Uint8Array> = {
    vkey: `${formatVerifier(keys.log)}\n`,
    'other-vkey': `${formatVerifier((await someKeys()).log)}\n`,
    policy: policyText(keys, 2),
    'all-three': policyText(keys, 3),
    'early-checkpoint': await aCheckpoint(entries.slice(0, 100), { keys }),
    'later-checkpoint': await aCheckpoint([...entries, ...sampleEntries(1, 'x')], { keys }),
    'forked-checkpoint': await aCheckpoint(sampleEntries(100, '-x'), { keys }),
    proof,
    entry: submitted,
    'other-entry': entries[0] ?? '',
    'receipt.json': JSON.stringify(receipt),
    'altered-receipt.json': JSON.stringify({ ...receipt, statement: btoa('{"v":1}') }),
    'no-receipt.json': 'nothing',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
});
afterAll(() => rm(folder, { recursive: true }));

async function start(program: string, args: string[]) {
  const child = spawn(program, args, { cwd: folder });
  let text = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text, errors };
}
const run = (...args: string[]) => start(process.execPath, [tool, ...args]);
const trusted = ['--vkey', 'vkey'];

describe('the one file of verify-log', () => {
  let log: Map<string, Uint8Array>;
  beforeEach(async () => {
    log = await aLog(entries, cosigned);
  });

  async function put(files: LogFiles = log): Promise<string> {
    const place = await mkdtemp(at('export-'));
    await writeLog(place, files);
    return place;
  }
  async function putTar(files: Iterable<readonly [string, Uint8Array]> = log): Promise<string> {
    const chunks: Uint8Array[] = [];
    const all = [...files].map(([path, bytes]) => ({ path, bytes }));
    for await (const chunk of tarOf(all, new Date(0))) chunks.push(chunk);
    await writeFile(at('export.tar'), Buffer.concat(chunks));
    return 'export.tar';
  }

  it('needs nothing but Node.js', async () => {
    const source = await readFile(tool, 'utf8');

    const imported = [...source.matchAll(/^(?:import|export) .*\bfrom ["'](.+)["'];$/gm)];
    expect(imported.length).toBeGreaterThan(0);
    for (const [, name] of imported) expect(name).toMatch(/^node:/);
  });

  it.each([
    ['no export', []],
    ['two exports', ['a', 'b']],
    ['an unknown option', ['a', '--bogus']],
    ['an age that is no number', ['a', '--max-age', 'soon']],
    ['a proof without its entry', ['--proof', 'proof', ...trusted]],
    ['a receipt without a key', ['--receipt', 'receipt.json']],
    [
      'a checkpoint to keep, but no export',
      ['--receipt', 'receipt.json', ...trusted, '--remember', 'x'],
    ],
  ])('is not understood: %s', async (_what, args) => {
    const { code, errors } = await run(...args);

    expect(code).toBe(2);
    expect(errors).toContain('Usage:');
  });

  it.each([
    ['another key than the export', ['--vkey', 'other-vkey'], 'E_KEY at vkey'],
    ['more witnesses than have cosigned', ['--policy', 'all-three'], 'E_QUORUM'],
    ['cosignatures of this hour', ['--policy', 'policy', '--max-age', '3600'], 'E_STALE'],
    [
      'a checkpoint of a longer log',
      ['--checkpoint', 'later-checkpoint'],
      'E_ROLLBACK at 301 < 302',
    ],
    ['a checkpoint of another history', ['--checkpoint', 'forked-checkpoint'], 'E_FORK at 100'],
    ['a file that is no checkpoint', ['--checkpoint', 'vkey'], 'E_NOTE'],
    ['a file that is no policy', ['--policy', 'entry'], 'E_POLICY at line 1'],
    ['an altered receipt', ['--receipt', 'altered-receipt.json'], 'E_RECEIPT'],
    ['what is no receipt', ['--receipt', 'no-receipt.json'], 'E_RECEIPT'],
  ])('fails by its code: who has %s', async (_what, args, said) => {
    const { code, errors, text } = await run(
      await put(),
      ...trusted.slice(args[0] === '--vkey' ? 2 : 0),
      ...args,
    );

    expect(code).toBe(1);
    expect(errors).toMatch(new RegExp(`^FAILED ${said}`));
    expect(text).not.toContain('VERIFIED');
  });

  it('names the file and the entry where the log was altered, in a folder and in a tar', async () => {
    const bundle = Buffer.from(log.get('tile/entries/000') ?? []);
    bundle.write('!', 31);
    log.set('tile/entries/000', bundle);

    for (const place of [await put(), await putTar()]) {
      const { code, errors } = await run(place, ...trusted);
      expect(code).toBe(1);
      expect(errors).toContain('FAILED E_TILE at tile/0/000, entry 0');
    }
  });

  it('refuses a tar that is cut, that holds a file twice, and what is no tar', async () => {
    const whole = await readFile(at(await putTar()));
    await writeFile(at('cut.tar'), whole.subarray(0, 3_000));
    const cut = await run('cut.tar', ...trusted);
    const twice = await run(await putTar([...log, ['vkey', Buffer.from('x')]]), ...trusted);
    const none = await run('verify-log.mjs', ...trusted);
    const missing = await run('nowhere', ...trusted);

    expect([cut, twice, none, missing].map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(cut.errors).toContain('cut short');
    expect(twice.errors).toContain('vkey twice');
    expect(none.errors).toContain('no tar file');
  });

  it('fails for a proof of another entry', async () => {
    const { code, errors } = await run('--proof', 'proof', '--entry', 'other-entry', ...trusted);

    expect(code).toBe(1);
    expect(errors).toContain('FAILED E_PROOF');
  });

  it('verifies a folder, says how large it is and who cosigned it', async () => {
    const { code, text } = await run(await put(), '--policy', 'policy', ...trusted);

    expect(code).toBe(0);
    expect(text).toContain('VERIFIED portal.example/access-log');
    expect(text).toMatch(/Size: +301\n/);
    expect(text).toMatch(/Witnesses: W1 \(2026-03-01T12:00:00\.000Z\), W2 /);
    expect(text).not.toContain('WARNING');
  });

  it('says that it does not know whose log it is when the key came with it', async () => {
    const { code, text } = await run(await put());

    expect(code).toBe(0);
    expect(text).toContain('WARNING: the key came with the export');
  });

  it('verifies a tar as the portal writes it, and as tar packs it again', async () => {
    const place = await put();
    await execute('tar', ['-cf', at('again.tar'), '-C', place, '.']);

    expect(await run(await putTar(), ...trusted)).toMatchObject({ code: 0 });
    expect(await run('again.tar', ...trusted)).toMatchObject({ code: 0 });
  });

  it('keeps a checkpoint only of what it has verified, and compares the next export with it', async () => {
    const broken = new Map(log).set('tile/0/000', new Uint8Array(8_192));
    expect(await run(await put(broken), ...trusted, '--remember', 'kept')).toMatchObject({
      code: 1,
    });
    await expect(readFile(at('kept'))).rejects.toMatchObject({ code: 'ENOENT' });

    const early = await aLog(entries.slice(0, 100), { keys });
    expect(await run(await put(early), ...trusted, '--remember', 'kept')).toMatchObject({
      code: 0,
    });
    const next = await run(await put(), ...trusted, '--checkpoint', 'kept');

    expect(next).toMatchObject({ code: 0 });
    expect(next.text).toContain('It continues the checkpoint that you have.');
    expect(await readFile(at('kept'), 'utf8')).toBe(await readFile(at('early-checkpoint'), 'utf8'));
  });

  it('verifies a proof of one entry', async () => {
    const { code, text } = await run('--proof', 'proof', '--entry', 'entry', '--policy', 'policy');

    expect(code).toBe(0);
    expect(text).toMatch(/Entry: +300\n/);
  });

  it('verifies a receipt alone, and that an export continues it', async () => {
    const alone = await run('--receipt', 'receipt.json', ...trusted);
    const withLog = await run(await put(), '--receipt', 'receipt.json', ...trusted);
    const shorter = await put(await aLog(entries.slice(0, 299), { keys }));
    const withoutIt = await run(shorter, '--receipt', 'receipt.json', ...trusted);

    expect(alone).toMatchObject({ code: 0 });
    expect(alone.text).toContain('"submissionId": "submission-1"');
    expect(withLog).toMatchObject({ code: 0 });
    expect(withoutIt).toMatchObject({ code: 1 });
    expect(withoutIt.errors).toContain('E_ROLLBACK');
  });

  it('is the same as scripts/verify-log', async () => {
    const place = await put();
    const args = [place, '--policy', at('policy')];

    const [ours, theirs] = [
      await start(join(root, 'scripts/verify-log'), args),
      await run(...args),
    ];

    expect(ours).toEqual(theirs);
    expect(ours.code).toBe(0);
  });
});
