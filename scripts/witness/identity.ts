import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKey, parseSigner, type Signer } from '../../core/transparency/index.ts';
import { contentOf } from './state-file.ts';

/** What a witness keeps in its directory. */
export const filesOf = (directory: string) => ({
  key: join(directory, 'key'),
  vkey: join(directory, 'vkey'),
  state: join(directory, 'state.json'),
});

/**
 * Makes the key and an empty memory, and says the public key. Never over an existing one.
 *
 * @param name the witness's name as cosignatures carry it, best an address without a scheme
 */
export async function createIdentity(directory: string, name: string): Promise<string> {
  const files = filesOf(directory);
  const { skey, vkey } = await generateSigningKey(name, 'cosignature/v1');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(files.key, `${skey}\n`, { flag: 'wx', mode: 0o600 });
  await writeFile(files.vkey, `${vkey}\n`, { flag: 'wx' });
  await writeFile(files.state, contentOf({}), { flag: 'wx', mode: 0o600 });
  return vkey;
}

/** @throws Error when others may read the key */
export async function readIdentity(directory: string): Promise<Signer> {
  const { key } = filesOf(directory);
  const { mode } = await stat(key);
  if ((mode & 0o077) !== 0) throw new Error(`${key} can be read by others: chmod 600 ${key}`);
  return parseSigner((await readFile(key, 'utf8')).trim(), 'cosignature/v1');
}
