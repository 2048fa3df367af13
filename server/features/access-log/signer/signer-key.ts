import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import {
  TransparencyError,
  formatVerifier,
  generateSigningKey,
  parseSigner,
  type Signer,
} from '../../../../core/transparency/index.ts';
import { replaceFile } from '../../../platform/durable-file.ts';

type Keeping = {
  readonly directory: string;
  readonly origin: string;
  /** From the configuration, instead of the file. */
  readonly skey?: string | undefined;
};

/** Where the public half lies, for whoever must know it on this machine. */
export function vkeyFile(directory: string): string {
  return join(directory, 'vkey');
}

/**
 * The log's key: the one given, or the one in `key`, which is made at the first start and never again. Whoever calls must
 * hold the lock of the directory.
 *
 * @throws TransparencyError `E_KEY` for a file that others may read and for what is no such key, `E_ORIGIN` for the key
 *   of another log
 */
export async function openSignerKey({ directory, origin, skey }: Keeping): Promise<Signer> {
  const signer = await parseSigner(skey ?? (await readOrMakeKey(directory, origin)), 'ed25519');
  if (signer.name !== origin) throw new TransparencyError('E_ORIGIN', { where: signer.name });
  const vkey = `${formatVerifier(signer)}\n`;
  const published = await readIfThere(vkeyFile(directory));
  if (published !== vkey) await replaceFile(vkeyFile(directory), vkey, 0o644);
  return signer;
}

async function readOrMakeKey(directory: string, origin: string): Promise<string> {
  const path = join(directory, 'key');
  const kept = await readIfThere(path, requireOwnersAlone);
  if (kept !== undefined) return kept.trim();
  const { skey } = await generateSigningKey(origin, 'ed25519');
  await replaceFile(path, `${skey}\n`);
  return skey;
}

async function readIfThere(
  path: string,
  check: (file: FileHandle) => Promise<void> = () => Promise.resolve(),
): Promise<string | undefined> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    await check(file);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function requireOwnersAlone(file: FileHandle): Promise<void> {
  const { mode } = await file.stat();
  if ((mode & 0o077) !== 0) throw new TransparencyError('E_KEY', { where: 'key is not 0600' });
}
