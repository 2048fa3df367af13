import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parsePolicy, TransparencyError } from '../core/transparency/index.ts';
import { nodeTreeHasher } from '../server/platform/tree-hasher.ts';
import { createEvidenceKeeper } from './witness/evidence.ts';
import { createIdentity, filesOf, readIdentity } from './witness/identity.ts';
import { pullOnce } from './witness/pull.ts';
import { HELP, readArguments, UsageError } from './witness/read-arguments.ts';
import { createWitnessServer } from './witness/server.ts';
import { openStateFile } from './witness/state-file.ts';
import { createWitness, type Witness } from './witness/witness.ts';

async function openWitness(directory: string, logs: readonly string[]): Promise<Witness> {
  const keys = await Promise.all(logs.map((file) => readFile(file, 'utf8')));
  const lines = keys.map((key) => `log ${key.trim()}\n`);
  const { state } = filesOf(directory);
  return createWitness({
    policy: parsePolicy(`${lines.join('')}quorum none\n`),
    signer: await readIdentity(directory),
    hasher: nodeTreeHasher,
    state: await openStateFile(state),
    keepEvidence: createEvidenceKeeper(state),
    clock: () => new Date(),
  });
}

async function initialise(directory: string, name: string): Promise<void> {
  const vkey = await createIdentity(directory, name);
  console.log(`Public key, to be handed over by other means than the network:\n\n${vkey}\n`);
  console.log(`Line for a policy file:\n\nwitness ${name} ${vkey}`);
}

function listen(witness: Witness, address: string): void {
  const [port = '', host = '127.0.0.1'] = address.split(/:(?=\d+$)/).reverse();
  const server = createWitnessServer(witness, (error) => {
    console.error(error);
  });
  server.listen(Number(port), host, () => {
    console.log(`listening at ${host}:${String(Reflect.get(Object(server.address()), 'port'))}`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
    });
  }
}

async function pull(witness: Witness, url: string, every: string | undefined): Promise<void> {
  const log = url.replace(/\/+$/, '');
  for (;;) {
    try {
      console.log(`cosigned size ${await pullOnce({ log, witness })}`);
      process.exitCode = 0;
    } catch (error) {
      console.error(inWords(error));
      process.exitCode = 1;
    }
    if (every === undefined) return;
    await delay(Number(every) * 1_000);
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof TransparencyError)) return String(error);
  return `REFUSED ${error.message}. Tell the other witnesses and the auditors; see docs/witness-guide.md.`;
}

try {
  const args = readArguments();
  if (!args) console.log(HELP);
  else if (args.init !== undefined) await initialise(args.directory, args.init);
  else {
    const witness = await openWitness(args.directory, args.log);
    if (args.listen !== undefined) listen(witness, args.listen);
    else if (args.pull !== undefined) await pull(witness, args.pull, args.every);
  }
} catch (error) {
  const isMisuse = error instanceof UsageError;
  console.error(isMisuse ? `${error.message}\n\n${HELP}` : inWords(error));
  process.exitCode = isMisuse ? 2 : 1;
}
