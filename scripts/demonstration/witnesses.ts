import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createIdentity } from '../witness/identity.ts';
import { root } from './root.ts';
import { dataDirectoryOf } from './seed-demonstration.ts';

/** The invented States: each runs a witness, and two of them make a checkpoint count. */
const states = ['arcadia', 'borduria', 'valdore'];
const THRESHOLD = 2;

type Witnesses = {
  /** For the portal's `LOG_WITNESS_POLICY`. */
  readonly policy: string;
  readonly stop: () => Promise<void>;
};

/** @param folder a seeded demonstration, whose log has its key already */
export async function startWitnesses(folder: string): Promise<Witnesses> {
  const logKey = join(dataDirectoryOf(folder), 'log-signer', 'vkey');
  const running = await Promise.all(
    states.map((state) =>
      startWitness(state, { directory: join(folder, 'witnesses', state), logKey }),
    ),
  );
  const lines = [
    ...running.map(({ line }) => line),
    `group states ${THRESHOLD} ${states.join(' ')}`,
    'quorum states',
  ];
  return {
    policy: lines.join('\n'),
    async stop() {
      await Promise.all(running.map((witness) => witness.stop()));
    },
  };
}

async function startWitness(
  state: string,
  { directory, logKey }: { directory: string; logKey: string },
) {
  if (!existsSync(directory)) await createIdentity(directory, `${state}.example/witness`);
  const vkey = (await readFile(join(directory, 'vkey'), 'utf8')).trim();
  const args = ['--directory', directory, '--log', logKey, '--listen', '0'];
  const child = spawn('node', ['scripts/witness.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address = ''] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`the witness of ${state} did not start`);
    }),
  ])) as string[];
  return {
    line: `witness ${state} ${vkey} http://${address.replace('listening at ', '')}/`,
    async stop(): Promise<void> {
      if (child.exitCode !== null) return;
      const stopped = once(child, 'exit');
      child.kill('SIGTERM');
      await stopped;
    },
  };
}
