import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TransparencyError, verifyLog } from '../../core/transparency/index.ts';
import { openLogSource } from '../../scripts/log-verification/log-sources.ts';
import { trustedPolicy } from '../../scripts/log-verification/trusted-policy.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import type { Verdict } from '../support/log-tampering.ts';

/** Paths of files that an auditor holds. */
export type Trust = {
  readonly vkey: string;
  readonly policy?: string;
  readonly checkpoint?: string;
};
/** `said`: what a verifier prints for a log that it accepts. */
export type Finding = { readonly verdict: Verdict; readonly said: string };
export type LogVerifier = (folder: string, trust: Trust, ...proofs: string[]) => Promise<Finding>;

const python = fileURLToPath(new URL('../../scripts/verify_log.py', import.meta.url));
const goSource = fileURLToPath(new URL('verify_log.go', import.meta.url));

/** Ours, in this process. */
export const ourVerifier: LogVerifier = async (folder, { checkpoint: kept, ...given }) => {
  const source = openLogSource(folder);
  try {
    const { policy } = await trustedPolicy(given, source);
    const remembered = kept === undefined ? {} : { remembered: await readFile(kept, 'utf8') };
    const { checkpoint } = await verifyLog({ source, policy, hasher, ...remembered });
    return {
      verdict: 'accepted',
      said: `Root: ${Buffer.from(checkpoint.root).toString('base64')}`,
    };
  } catch (error) {
    if (error instanceof TransparencyError) return { verdict: error.code, said: '' };
    throw error;
  } finally {
    source.close();
  }
};

/** `scripts/verify_log.py`: Python's standard library and openssl. */
export function findPythonVerifier(): LogVerifier {
  // What is called python3 may be a script that takes longer to find the interpreter than that takes to verify.
  const asked = ['-c', 'import sys; print(sys.executable)'];
  const interpreter = spawnSync('python3', asked, { encoding: 'utf8' }).stdout.trim();
  return (folder, { vkey, policy, checkpoint }, ...proofs) =>
    run(interpreter, [
      ...[python, folder, '--vkey', vkey],
      ...(policy === undefined ? [] : ['--policy', policy]),
      ...(checkpoint === undefined ? [] : ['--checkpoint', checkpoint]),
      ...proofs,
    ]);
}

/**
 * `verify_log.go`, with Go's own sumdb: notes, tiles, proofs; it knows neither policies nor remembered checkpoints.
 *
 * @param root the Debian root that has Go; what is built there runs outside of it as well
 */
export async function buildGoVerifier(root: string) {
  const folder = await mkdtemp(join(root, 'tmp', 'go-'));
  await copyFile(goSource, join(folder, 'verify_log.go'));
  const seen = folder.slice(root.length);
  const environment = {
    ...{
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/tmp',
      GOROOT: '/usr/lib/go',
      GOPATH: '/usr/share/gocode',
    },
    ...{ GO111MODULE: 'off', CGO_ENABLED: '0', GOCACHE: '/var/cache/go-build' },
  };
  const built = spawnSync(
    'chroot',
    [root, 'go', 'build', '-o', join(seen, 'verify_log'), join(seen, 'verify_log.go')],
    { env: environment, encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
  const verify: LogVerifier = (log, { vkey }, ...proofs) =>
    run(join(folder, 'verify_log'), [vkey, log, ...proofs]);
  return { verify, remove: () => rm(folder, { recursive: true }) };
}

async function run(program: string, args: string[]): Promise<Finding> {
  const child = spawn(program, args);
  let said = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return { verdict: 'accepted', said };
  const refusal = /^FAILED (E_\w+)/m.exec(errors)?.[1];
  if (code !== 1 || refusal === undefined) throw new Error(`${program}: ${errors}`);
  return { verdict: refusal as Verdict, said };
}
