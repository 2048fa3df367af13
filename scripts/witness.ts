import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parsePolicy, TransparencyError } from '../core/transparency/index.ts';
import { nodeTreeHasher } from '../server/platform/tree-hasher.ts';
import { createEvidenceKeeper } from './witness/evidence.ts';
import { createIdentity, filesOf, readIdentity } from './witness/identity.ts';
import { pullOnce } from './witness/pull.ts';
import { createWitnessServer } from './witness/server.ts';
import { openStateFile } from './witness/state-file.ts';
import { createWitness, type Witness } from './witness/witness.ts';

const HELP = `Usage: npm run witness -- --directory DIR --init NAME
       npm run witness -- --directory DIR --log FILE [--log FILE ...] --listen [HOST:]PORT
       npm run witness -- --directory DIR --log FILE [--log FILE ...] --pull URL [--every SECONDS]

Cosigns the checkpoints of a log as long as each continues the one before (https://c2sp.org/tlog-witness).

  --directory DIR   holds the key, the public key (vkey) and the memory (state.json); one process at a time
  --init NAME       makes them, and prints the public key and its line in a policy file
  --log FILE        public key (vkey) of a log to witness, received by other means than from the log itself
  --listen PORT     answers POST /add-checkpoint, on this machine unless a host is given
  --pull URL        fetches checkpoints instead, such as https://portal.example.org/api/v1/access-log
  --every SECONDS   pulls again and again; without it, once
  --help            this text

Exit status: 0 done, 1 the log did not prove that it only grew or could not be reached, 2 wrong usage.
`;

class UsageError extends Error {}

function readArguments() {
  const { values } = parseArgs({
    options: {
      directory: { type: 'string' },
      init: { type: 'string' },
      log: { type: 'string', multiple: true, default: [] },
      listen: { type: 'string' },
      pull: { type: 'string' },
      every: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { directory, init, log, listen, pull, every, help } = values;
  if (help) return undefined;
  if (directory === undefined)
    throw new UsageError('Say where the witness lives with --directory.');
  if (init !== undefined) return { directory, init };
  if (log.length === 0) throw new UsageError('Give the public key of a log with --log.');
  if ((listen === undefined) === (pull === undefined)) {
    throw new UsageError('Give either --listen or --pull.');
  }
  if (every !== undefined && !(Number(every) >= 1)) throw new UsageError('--every is in seconds.');
  return { directory, log, listen, pull, every };
}

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
  const isMisuse = error instanceof UsageError || error instanceof TypeError;
  console.error(isMisuse ? `${error.message}\n\n${HELP}` : inWords(error));
  process.exitCode = isMisuse ? 2 : 1;
}
