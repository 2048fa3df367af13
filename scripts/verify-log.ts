import { readFile, writeFile } from 'node:fs/promises';
import {
  TransparencyError,
  verifyLog,
  verifyProof,
  verifyReceipt,
  type Policy,
} from '../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../server/platform/tree-hasher.ts';
import { failure, success } from './log-verification/in-words.ts';
import { openLogSource } from './log-verification/log-sources.ts';
import {
  HELP,
  readArguments,
  UsageError,
  type Arguments,
} from './log-verification/read-arguments.ts';
import { trustedPolicy } from './log-verification/trusted-policy.ts';

const UNKNOWN_KEY =
  'WARNING: the key came with the export. Whose log it is has NOT been verified: --vkey FILE';

async function verify(given: Arguments): Promise<void> {
  if (given.path !== undefined) await verifyExport(given, given.path);
  else {
    const { policy } = await trustedPolicy(given);
    if (given.receipt !== undefined) await verifyReceiptIn(given.receipt, given, policy);
    else await verifyEntry(given, policy);
  }
}

async function verifyExport(given: Arguments, path: string): Promise<void> {
  const source = openLogSource(path);
  try {
    const { policy, isSelfMade } = await trustedPolicy(given, source);
    const remembered = await rememberedBy(given, policy);
    const { checkpoint } = await verifyLog({
      ...{ source, policy, hasher },
      ...(remembered !== undefined && { remembered }),
      ...(given.clock && { clock: given.clock }),
    });
    console.log(success(checkpoint, policy));
    if (remembered !== undefined) console.log('It continues the checkpoint that you have.');
    if (given.remember !== undefined) await writeFile(given.remember, checkpoint.note);
    else console.log('Keep its checkpoint for the next time: --remember FILE');
    if (isSelfMade) console.log(UNKNOWN_KEY);
  } finally {
    source.close();
  }
}

/** What a receipt was proved under is a checkpoint of the past as well as any other that was kept. */
async function rememberedBy(given: Arguments, policy: Policy): Promise<string | undefined> {
  if (given.receipt !== undefined) return verifyReceiptIn(given.receipt, given, policy);
  return given.checkpoint === undefined ? undefined : readFile(given.checkpoint, 'utf8');
}

/** Says what was received, and returns the checkpoint under which that was proved. */
async function verifyReceiptIn(file: string, { clock }: Arguments, policy: Policy) {
  const text = await readFile(file, 'utf8');
  const { statement, index, checkpoint } = await verifyReceipt(hasher, json(text), policy, clock);
  console.log(success(checkpoint, policy));
  console.log(`Receipt:   entry ${index} holds the digest of\n${inLines(statement)}`);
  return checkpoint.note;
}

async function verifyEntry({ proof = '', entry = '', clock }: Arguments, policy: Policy) {
  const bytes = await readFile(entry);
  const text = await readFile(proof, 'utf8');
  const { index, checkpoint } = await verifyProof(hasher, text, bytes, policy, clock);
  console.log(success(checkpoint, policy));
  console.log(`Entry:     ${index}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TransparencyError('E_RECEIPT', { cause });
  }
}

const inLines = (value: object) => JSON.stringify(value, undefined, 2);

try {
  const given = readArguments();
  if (given) await verify(given);
  else console.log(HELP);
} catch (error) {
  const isMisuse = error instanceof UsageError;
  if (isMisuse) console.error(`${error.message}\n\n${HELP}`);
  else
    console.error(error instanceof TransparencyError ? failure(error) : `FAILED ${String(error)}`);
  process.exitCode = isMisuse ? 2 : 1;
}
