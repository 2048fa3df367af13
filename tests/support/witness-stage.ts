import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatVerifier,
  parsePolicy,
  type AddCheckpoint,
  type Signer,
} from '../../core/transparency/index.ts';
import { createEvidenceKeeper } from '../../scripts/witness/evidence.ts';
import { createIdentity, filesOf, readIdentity } from '../../scripts/witness/identity.ts';
import { createWitnessServer } from '../../scripts/witness/server.ts';
import { openStateFile } from '../../scripts/witness/state-file.ts';
import { createWitness } from '../../scripts/witness/witness.ts';
import { openSignerKey } from '../../server/features/access-log/signer/signer-key.ts';
import { nodeTreeHasher } from '../../server/platform/tree-hasher.ts';
import { sampleOrigin } from './sample-log.ts';

type Options = { readonly witnesses: number; readonly threshold: number };

/** A log's key, and States that run witnesses for it on this machine. */
export async function openWitnessStage({ witnesses: count, threshold }: Options) {
  const folder = await mkdtemp(join(tmpdir(), 'witnesses-'));
  const signerDirectory = join(folder, 'log-signer');
  await mkdir(signerDirectory, { mode: 0o700 });
  const log = await openSignerKey({ directory: signerDirectory, origin: sampleOrigin });
  const witnesses = await Promise.all(
    Array.from({ length: count }, (_witness, at) => startWitness(join(folder, `${at + 1}`), log)),
  );
  const names = witnesses.map((_witness, at) => `State-${at + 1}`);
  const lines = witnesses.map(({ vkey, url }, at) => `witness ${names[at]} ${vkey} ${url}/`);
  const rule = `group states ${threshold} ${names.join(' ')}\nquorum states\n`;
  return {
    log,
    witnesses,
    /** As the portal's configuration has it. */
    accessLog: {
      origin: sampleOrigin,
      signer: 'child',
      signerDirectory,
      vkey: undefined,
      policyText: `${lines.join('\n')}\n${rule}`,
    } as const,
    async close(): Promise<void> {
      await Promise.all(witnesses.map((witness) => witness.stop()));
      await rm(folder, { recursive: true });
    },
  };
}

async function startWitness(directory: string, log: Signer) {
  const vkey = await createIdentity(directory, `${directory.slice(-1)}.state.example/witness`);
  const { state } = filesOf(directory);
  const witness = createWitness({
    policy: parsePolicy(`log ${formatVerifier(log)}\nquorum none\n`),
    signer: await readIdentity(directory),
    hasher: nodeTreeHasher,
    state: await openStateFile(state),
    keepEvidence: createEvidenceKeeper(state),
    clock: () => new Date(),
  });
  const defects: unknown[] = [];
  const server = createWitnessServer(witness, (error) => defects.push(error));
  const asked: string[] = [];
  server.on('request', ({ url }) => asked.push(String(url)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    vkey,
    witness,
    url: `http://127.0.0.1:${port}`,
    /** Paths that were asked for. */
    asked,
    memory: () => readFile(state, 'utf8'),
    evidence: async () => (await readdir(directory)).filter((name) => name.includes('evidence')),
    add: (request: AddCheckpoint) => witness.addCheckpoint(request),
    async resume(): Promise<void> {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    },
    /** Nobody answers at its address any more. */
    async stop(): Promise<void> {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      if (defects.length > 0) throw new Error('the witness has a defect', { cause: defects[0] });
    },
  };
}
