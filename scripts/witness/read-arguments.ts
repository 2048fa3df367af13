import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run witness -- --directory DIR --init NAME
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

/** The command was not understood. */
export class UsageError extends Error {}

function parsed() {
  try {
    return parseArgs({
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
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

/** @throws UsageError */
export function readArguments() {
  const { directory, init, log, listen, pull, every, help } = parsed().values;
  if (help) return undefined;
  if (directory === undefined)
    throw new UsageError('Say where the witness lives with --directory.');
  if (init !== undefined) return { directory, init };
  if (log.length === 0) throw new UsageError('Give the public key of a log with --log.');
  if ((listen === undefined) === (pull === undefined)) {
    throw new UsageError('Give either --listen or --pull.');
  }
  if (listen !== undefined && !/^(?:\S+:)?\d{1,5}$/.test(listen)) {
    throw new UsageError('--listen is a port, or a host and a port.');
  }
  if (pull !== undefined && !URL.canParse(pull)) throw new UsageError('--pull is an address.');
  if (every !== undefined && !(Number(every) >= 1)) throw new UsageError('--every is in seconds.');
  return { directory, log, listen, pull, every };
}
