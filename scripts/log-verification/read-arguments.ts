import { parseArgs } from 'node:util';

export const HELP = `Usage: scripts/verify-log DIR|TAR [options]
       scripts/verify-log --receipt FILE [DIR|TAR] [options]
       scripts/verify-log --proof FILE --entry FILE [options]

Verifies the access log offline. Trust comes from what you give with --vkey, --policy and --checkpoint, received or kept
by yourself, and never from the export.

  DIR|TAR              an export: vkey, checkpoint, tile/..., tile/entries/...: every entry, every hash, the signed root
  --receipt FILE       a receipt, as the portal gave it to its sender; with an export, that this log continues it
  --proof FILE         a .tlog-proof that the log holds the entry of --entry
  --entry FILE         the bytes of one entry

  --vkey FILE          the log's public key
  --policy FILE        whose cosignatures are needed (https://c2sp.org/tlog-policy)
  --checkpoint FILE    the checkpoint that you kept last time: the export must continue it
  --max-age SECONDS    how old the cosignatures may be
  --remember FILE      where to keep the export's checkpoint for the next time, once all has been verified
  --help               this text

Exit codes:
  0  verified
  1  not verified: the message names what is wrong, by a code, and where
  2  the command was not understood
`;

/** The command was not understood. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readArguments() {
  const { values, positionals } = parsed();
  if (values.help) return undefined;
  const { 'max-age': age, receipt, proof, entry, vkey, policy, checkpoint, remember } = values;
  const [path, ...others] = positionals;
  const isSingle = path === undefined && (receipt !== undefined || proof !== undefined);
  require(others.length === 0, 'Give one export.');
  require(path !== undefined || isSingle, 'Give an export, a receipt or a proof.');
  require((proof === undefined) === (entry === undefined), 'Give --proof and --entry together.');
  require(proof === undefined || (path ?? receipt) === undefined, 'A proof is verified alone.');
  require(!isSingle || (vkey ?? policy) !== undefined, 'Give the key of the log with --vkey.');
  require(!isSingle || (checkpoint ?? remember) === undefined, 'That takes an export.');
  require(receipt === undefined || checkpoint === undefined, 'Give a receipt or a checkpoint.');
  require(age === undefined || /^\d{1,12}$/.test(age), '--max-age is in seconds.');
  return {
    ...{ path, receipt, proof, entry, vkey, policy, checkpoint, remember },
    ...(age !== undefined && {
      clock: { now: Math.floor(Date.now() / 1_000), maxAge: Number(age) },
    }),
  };
}
export type Arguments = NonNullable<ReturnType<typeof readArguments>>;

function parsed() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ receipt: text, proof: text, entry: text, vkey: text, policy: text },
        ...{ checkpoint: text, 'max-age': text, remember: text },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function require(condition: boolean, message: string): asserts condition {
  if (!condition) throw new UsageError(message);
}
