import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { TransparencyError, verifyLog } from '../core/transparency/index.ts';
import { nodeTreeHasher } from '../server/platform/tree-hasher.ts';
import { failure, success } from './log-verification/in-words.ts';
import { openLogSource } from './log-verification/log-sources.ts';
import { trustedPolicy } from './log-verification/trusted-policy.ts';

const HELP = `Usage: scripts/verify-log DIR|TAR [options]

Verifies an export of the access log offline: every entry, every hash, the signed root. Trust comes from what you give
with --vkey, --policy and --checkpoint, received or kept by yourself, never from the export.

  DIR|TAR              the export: vkey, checkpoint, tile/..., tile/entries/...
  --vkey FILE          the log's public key
  --policy FILE        whose cosignatures are needed (https://c2sp.org/tlog-policy)
  --checkpoint FILE    the checkpoint that you kept last time: the log must continue it
  --max-age SECONDS    how old the cosignatures may be
  --remember FILE      where to keep the checkpoint for the next time, once all has been verified
  --help               this text

Exit codes:
  0  verified
  1  not verified: the message names what is wrong, by a code, and where
  2  the command was not understood
`;

const UNKNOWN_KEY =
  'WARNING: the key came with the export. Whose log it is has NOT been verified: --vkey FILE';

class UsageError extends Error {}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      vkey: { type: 'string' },
      policy: { type: 'string' },
      checkpoint: { type: 'string' },
      'max-age': { type: 'string' },
      remember: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Give exactly one export.');
  const age = values['max-age'];
  if (age !== undefined && !/^\d{1,12}$/.test(age))
    throw new UsageError('--max-age is in seconds.');
  return { ...values, path, maxAge: age === undefined ? undefined : Number(age) };
}
type Arguments = NonNullable<ReturnType<typeof readArguments>>;

async function verify({ path, checkpoint: kept, maxAge, ...given }: Arguments): Promise<void> {
  const remembered = kept === undefined ? undefined : await readFile(kept, 'utf8');
  const source = await openLogSource(path);
  try {
    const { policy, isSelfMade } = await trustedPolicy(given, source);
    const { checkpoint } = await verifyLog({
      source,
      policy,
      hasher: nodeTreeHasher,
      ...(remembered !== undefined && { remembered }),
      ...(maxAge !== undefined && { clock: { now: Math.floor(Date.now() / 1_000), maxAge } }),
    });
    console.log(success(checkpoint, policy));
    if (remembered !== undefined) console.log('It continues the checkpoint that you kept.');
    if (given.remember !== undefined) await writeFile(given.remember, checkpoint.note);
    else console.log('Keep its checkpoint for the next time: --remember FILE');
    if (isSelfMade) console.log(UNKNOWN_KEY);
  } finally {
    await source.close();
  }
}

try {
  const args = readArguments();
  if (args) await verify(args);
  else console.log(HELP);
} catch (error) {
  if (
    error instanceof UsageError ||
    String(Reflect.get(Object(error), 'code')).startsWith('ERR_PARSE_ARGS')
  ) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof TransparencyError ? failure(error) : `FAILED ${String(error)}`);
    process.exitCode = 1;
  }
}
