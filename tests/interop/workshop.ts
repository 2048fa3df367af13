import { describe, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Outcome {
  code: number | null;
  output: Buffer;
  errors: string;
}

/** A folder of its own in which another OpenPGP program runs, on this system or inside a prepared root. */
export interface Workshop {
  /** Writes a file and returns its path as the program sees it. */
  put: (name: string, content: string | Uint8Array) => Promise<string>;
  path: (name: string) => string;
  read: (name: string) => Promise<Buffer>;
  run: (program: string, args: string[], input?: string | Uint8Array) => Promise<Outcome>;
  close: () => Promise<void>;
}

const interopRoot = process.env['INTEROP_ROOT'];

/** Where each program is looked for: those of this system, and those of the prepared root. */
export const systems = {
  gpg: { program: 'gpg', root: '/', from: 'gnupg' },
  python3: { program: 'python3', root: '/', from: 'python3' },
  'current gpg': { program: 'gpg', root: interopRoot, from: '' },
  sq: { program: 'sq', root: interopRoot, from: '' },
  rsop: { program: 'rsop', root: interopRoot, from: '' },
  go: { program: 'go', root: interopRoot, from: '' },
  'sigsum-witness': { program: 'sigsum-witness', root: interopRoot, from: '' },
} as const;

function command(root: string, program: string, args: string[]): [string, string[]] {
  return root === '/' ? [program, args] : ['chroot', [root, program, ...args]];
}

function isInstalled({ program, root }: (typeof systems)[keyof typeof systems]): boolean {
  if (root === undefined) return false;
  const [executable, args] = command(root, program, ['--version']);
  return spawnSync(executable, args).error === undefined;
}

/** A suite that needs a program: skipped in the open where it is missing, and a failure in CI, where it must not be. */
export function describeWith(name: keyof typeof systems, suite: (root: string) => void): void {
  const system = systems[name];
  if (isInstalled(system)) {
    describe(name, () => {
      suite(system.root ?? '/');
    });
    return;
  }
  const hint =
    system.root === '/'
      ? `apt-get install ${system.from}`
      : 'INTEROP_ROOT="$(scripts/interop-tools)"';
  if (process.env['CI'] === 'true') {
    it(`${name} is needed in CI`, () => {
      throw new Error(`${name} is missing: ${hint}`);
    });
  } else {
    describe.skip(`${name} is missing (${hint})`, () => {
      suite('/');
    });
  }
}

export async function openWorkshop(root: string): Promise<Workshop> {
  // Short, because the sockets of GnuPG's agent live here and their paths are limited to 108 octets.
  const folder = await mkdtemp(join(root, 'tmp', 'pgp-'));
  const seen = root === '/' ? folder : folder.slice(root.length);
  mkdirSync(join(folder, 'gpg'), { mode: 0o700 });
  const environment = { PATH: process.env['PATH'], HOME: seen, GNUPGHOME: join(seen, 'gpg') };

  const run: Workshop['run'] = (program, args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn(...command(root, program, args), { env: environment });
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      child.on('error', reject);
      // A program may refuse before it has read everything.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.on('close', (code) => {
        resolve({ code, output: Buffer.concat(output), errors: Buffer.concat(errors).toString() });
      });
    });

  return {
    path: (name) => join(seen, name),
    put: async (name, content) => {
      await writeFile(join(folder, name), content);
      return join(seen, name);
    },
    read: (name) => readFile(join(folder, name)),
    run,
    close: async () => {
      await run('gpgconf', ['--homedir', join(seen, 'gpg'), '--kill', 'all']).catch(
        () => undefined,
      );
      await rm(folder, { recursive: true, force: true });
    },
  };
}
