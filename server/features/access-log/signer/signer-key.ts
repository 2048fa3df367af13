import { mkdir, open } from 'node:fs/promises';
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
 * The log's key: the one given, or the one in `key`, which is made at the first start and never again.
 *
 * @throws TransparencyError `E_KEY` for a file that others may read and for what is no such key, `E_ORIGIN` for the key
 *   of another log
 */
export async function openSignerKey({ directory, origin, skey }: Keeping): Promise<Signer> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const signer = await parseSigner(skey ?? (await readOrMakeKey(directory, origin)), 'ed25519');
  if (signer.name !== origin) throw new TransparencyError('E_ORIGIN', { where: signer.name });
  await replaceFile(vkeyFile(directory), `${formatVerifier(signer)}\n`, 0o644);
  return signer;
}

async function readOrMakeKey(directory: string, origin: string): Promise<string> {
  const path = join(directory, 'key');
  try {
    return await readKey(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
  const { skey } = await generateSigningKey(origin, 'ed25519');
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${skey}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return skey;
}

async function readKey(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { mode } = await file.stat();
    if ((mode & 0o077) !== 0)
      throw new TransparencyError('E_KEY', { where: `${path} is not 0600` });
    return (await file.readFile('utf8')).trim();
  } finally {
    await file.close();
  }
}
