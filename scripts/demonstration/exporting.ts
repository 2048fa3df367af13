import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import type { Person } from './cast.ts';
import type { PortalProcess } from './portal-process.ts';
import { root } from './root.ts';
import { prove } from './steps.ts';

const run = promisify(execFile);
/** What an export consists of, and nothing else. */
const parts = ['checkpoint', 'tile', 'vkey'];

/**
 * The auditor takes the log away and verifies it with the key that the signer keeps, which did not come over the
 * network. Returns what the script says.
 *
 * @param folder where it is unpacked to; it must not hold anything yet
 */
export async function exportAndVerify(
  { connection }: Person,
  portal: PortalProcess,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const tar = join(portal.dataDirectory, '..', 'access-log.tar');
  const { body } = await connection.stream('/access-log/export');
  const octets = body as unknown as NodeReadableStream;
  await pipeline(Readable.fromWeb(octets), createWriteStream(tar));
  await run('tar', ['-xf', tar, '-C', folder]);
  const found = (await readdir(folder)).sort();
  prove(found.join() === parts.join(), `the export is ${parts.join(', ')}`);
  const key = join(portal.dataDirectory, 'log-signer', 'vkey');
  const { stdout } = await run(join(root, 'scripts/verify-log'), [folder, '--vkey', key]);
  const [verified = '', size = ''] = stdout.split('\n');
  return `${verified}, ${size.replace(/\s+/, ' ').toLowerCase()}: every entry, every hash, the signature.`;
}

export async function isEmptyOrMissing(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}
