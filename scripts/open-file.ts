import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import {
  dearmor,
  openFile,
  openGrant,
  SealingError,
  unlockKey,
  type FileVerdict,
  type UnlockedKey,
  type Verdict,
} from '../core/sealing/index.ts';
import { readPassphrase } from './passphrase.ts';

const HELP = `Usage: scripts/open-file MESSAGE --key KEYFILE [options]

Opens a message downloaded from the portal (or made by another OpenPGP program) with an exported key, offline.
The plaintext appears under its final name only when its last byte has been authenticated.

  MESSAGE                  the .pgp file, binary or armored
  --key FILE               your armored private key
  --passphrase-file FILE   its passphrase, on the first line; otherwise you are asked for it
  --grant FILE             the grant of your organisation's key; it is opened with your key, the message with it
  --organisation FINGERPRINT
                           the organisation's fingerprint, which the key in the grant must have (with --grant)
  --manifest FILE          the file's manifest; every part of the message is compared with it
  --signature FILE         the uploader's signature over the manifest
  --signer FILE            a public key to verify signatures with; may be given several times
  --output FILE            where to write; by default MESSAGE without its .pgp, beside it; never overwritten
  --help                   this text

Exit codes:
  0  opened, and its signature is verified
  1  could not be opened, or was altered: nothing was written
  2  the command was not understood
  3  opened, but its signature is not verified: you do not know who made it
`;

/** Largest armored message; armor has to be read whole. */
const MAX_ARMORED = 300 * 1000 * 1000;

class UsageError extends Error {}

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      'passphrase-file': { type: 'string' },
      grant: { type: 'string' },
      organisation: { type: 'string' },
      manifest: { type: 'string' },
      signature: { type: 'string' },
      signer: { type: 'string', multiple: true, default: [] },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [message, ...others] = positionals;
  if (message === undefined || others.length > 0) throw new UsageError('Give exactly one message.');
  if (values.key === undefined) throw new UsageError('Give your key with --key.');
  if ((values.grant === undefined) !== (values.organisation === undefined)) {
    throw new UsageError('Give --grant and --organisation together.');
  }
  if ((values.manifest === undefined) !== (values.signature === undefined)) {
    throw new UsageError('Give --manifest and --signature together.');
  }
  const output = values.output ?? message.replace(/\.(?:pgp|gpg|asc)$/, '');
  if (output === message) throw new UsageError('Say with --output where to write.');
  return { ...values, key: values.key, message, output };
}

type Arguments = NonNullable<ReturnType<typeof readArguments>>;

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8');
}

async function unlockedKey({ key, ...files }: Arguments): Promise<UnlockedKey> {
  const armoredLockedPrivateKey = await textOf(key);
  try {
    // A key exported without a passphrase needs none; only trying shows it.
    return await unlockKey({ armoredLockedPrivateKey, passphrase: '' });
  } catch (error) {
    if (!(error instanceof SealingError && error.code === 'wrong-passphrase')) throw error;
  }
  const passphrase = await readPassphrase(files['passphrase-file']);
  return await unlockKey({ armoredLockedPrivateKey, passphrase });
}

async function decryptionKeys(
  args: Arguments,
  armoredVerificationKeys: string[],
): Promise<UnlockedKey[]> {
  const member = await unlockedKey(args);
  if (args.grant === undefined || args.organisation === undefined) return [member];
  const { key, verdict } = await openGrant({
    armoredGrant: await textOf(args.grant),
    decryptionKey: member,
    armoredVerificationKeys,
    expectedFingerprint: args.organisation.replaceAll(' ', '').toLowerCase(),
  });
  console.error(`Grant: ${inWords(verdict)}`);
  return [key, member];
}

async function messageStream(path: string): Promise<ReadableStream<Uint8Array>> {
  const head = await readHead(path);
  if (!head.startsWith('-----BEGIN PGP MESSAGE-----')) {
    const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
    return Readable.toWeb(file) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>;
  }
  if ((await stat(path)).size > MAX_ARMORED) throw new UsageError('Too large to be armored.');
  return new Blob([await dearmor(await textOf(path))]).stream();
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead).trimStart();
  } finally {
    await file.close();
  }
}

/** Writes beside the target and renames at the very end, so that no reader ever sees an unauthenticated file. */
async function writeWhole(plaintext: ReadableStream<Uint8Array>, output: string): Promise<void> {
  const temporary = join(dirname(output), `.${basename(output)}.${randomUUID()}`);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx', 0o600);
    for await (const chunk of plaintext) await file.writeFile(chunk);
    await file.sync();
    await file.close();
    await rename(temporary, output);
  } catch (error) {
    await file?.close();
    await rm(temporary, { force: true });
    throw error;
  }
}

function inWords(verdict: Verdict): string {
  if (verdict.status === 'verified') {
    return `signed by ${verdict.fingerprint} at ${verdict.at.toISOString()}`;
  }
  const claim = verdict.claimedKeyId === undefined ? '' : `; it claims key ${verdict.claimedKeyId}`;
  return `NOT VERIFIED (${verdict.reason}${claim})`;
}

function report({ signature, content, manifest }: FileVerdict): number {
  console.error(`Signature: ${inWords(signature)}`);
  console.error(
    content === 'matches-manifest'
      ? `Content: every part matches the manifest of file ${manifest?.fileId ?? ''}`
      : 'Content: complete and unaltered since it was encrypted; no manifest to compare with',
  );
  return signature.status === 'verified' ? 0 : 3;
}

async function run(args: Arguments): Promise<number> {
  if (await exists(args.output)) throw new UsageError(`${args.output} exists already.`);
  const armoredVerificationKeys = await Promise.all(args.signer.map(textOf));
  const { plaintext, verdict } = await openFile({
    message: await messageStream(args.message),
    decryptionKeys: await decryptionKeys(args, armoredVerificationKeys),
    armoredVerificationKeys,
    ...(args.manifest !== undefined && { manifest: await textOf(args.manifest) }),
    ...(args.signature !== undefined && { armoredSignature: await textOf(args.signature) }),
  });
  await writeWhole(plaintext, args.output);
  return report(await verdict);
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return (
    error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS')
  );
}

try {
  const args = readArguments(process.argv.slice(2));
  if (args) process.exitCode = await run(args);
  else console.log(HELP);
} catch (error) {
  if (isMisuse(error)) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exitCode = 2;
  } else {
    const reason = error instanceof SealingError ? error.code : (error as Error).message;
    console.error(`Could not be opened: ${reason}. Nothing was written.`);
    process.exitCode = 1;
  }
}
