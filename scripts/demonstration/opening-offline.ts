import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import type { FileResponse } from '../../core/contracts/files.ts';
import { KeyGrantPage } from '../../core/contracts/keys.ts';
import { listFiles } from '../../core/exchange/index.ts';
import { lockKey } from '../../core/sealing/index.ts';
import type { Person } from './cast.ts';
import { fingerprintOf, type Member } from './members.ts';
import { root } from './root.ts';
import { digestOf, type Specimen } from './specimens.ts';
import { prove } from './steps.ts';

const run = promisify(execFile);

/** Downloads the smallest file of a submission and opens it with the script alone. Returns what the script says. */
export async function openWithScript(
  member: Member,
  author: Member,
  submissionId: string,
  { folder, specimens }: { folder: string; specimens: readonly Specimen[] },
): Promise<string> {
  const file = await smallestFile(member, submissionId);
  await mkdir(folder);
  const path = (name: string) => join(folder, name);
  await download(member, file.id, path('file.pgp'));
  await saveGrant(member, path('grant.pgp'));
  await writeFile(path('key.asc'), member.armoredLockedPrivateKey);
  await writeFile(path('passphrase'), member.passphrase, { mode: 0o600 });
  await writeFile(path('manifest.json'), file.signature?.manifest ?? '');
  await writeFile(path('manifest.sig'), file.signature?.armoredSignature ?? '');
  await writeFile(path('author.asc'), author.memberKey.armoredPublicKey);
  await writeFile(path('self.asc'), member.memberKey.armoredPublicKey);
  const { stderr } = await run(join(root, 'scripts/open-file'), [
    path('file.pgp'),
    ...['--key', path('key.asc'), '--passphrase-file', path('passphrase')],
    ...['--grant', path('grant.pgp'), '--organisation', fingerprintOf(member)],
    ...['--manifest', path('manifest.json'), '--signature', path('manifest.sig')],
    ...['--signer', path('author.asc'), '--signer', path('self.asc')],
    ...['--output', path('opened')],
  ]);
  const opened = await digestOf(
    Readable.toWeb(createReadStream(path('opened'))) as ReadableStream<Uint8Array>,
  );
  const originals = await Promise.all(specimens.map((specimen) => digestOf(specimen.open())));
  prove(originals.includes(opened), 'the file is identical to what was sealed');
  return stderr.trim().replaceAll('\n', '\n    ');
}

/** Opens the grant and then the file with gpg, which gets nothing of ours but the member's exported key. */
export async function openWithGnupg(
  member: Member,
  submissionId: string,
  { folder, original }: { folder: string; original: Specimen },
): Promise<void> {
  const file = await smallestFile(member, submissionId);
  const home = await mkdtemp(join(tmpdir(), 'gpg-'));
  await mkdir(folder);
  const path = (name: string) => join(folder, name);
  const gpg = (...args: string[]) =>
    run('gpg', [
      ...['--homedir', home, '--batch', '--yes', '--quiet'],
      ...['--pinentry-mode', 'loopback', '--passphrase-file', path('passphrase')],
      ...args,
    ]);
  try {
    const { memberKey: key, passphrase } = member;
    await writeFile(path('passphrase'), passphrase, { mode: 0o600 });
    await writeFile(path('key.asc'), await lockKey({ key, passphrase, protection: 'gnupg' }));
    await gpg('--import', path('key.asc'));
    await saveGrant(member, path('grant.pgp'));
    await gpg('--output', path('organisation.asc'), '--decrypt', path('grant.pgp'));
    await gpg('--import', path('organisation.asc'));
    await download(member, file.id, path('file.pgp'));
    await gpg('--output', path('opened'), '--decrypt', path('file.pgp'));
    const opened = Readable.toWeb(createReadStream(path('opened'))) as ReadableStream<Uint8Array>;
    const identical = (await digestOf(opened)) === (await digestOf(original.open()));
    prove(identical, 'the file is identical to what was sealed');
  } finally {
    await run('gpgconf', ['--homedir', home, '--kill', 'all']).catch(() => undefined);
    await rm(home, { recursive: true, force: true });
  }
}

async function smallestFile({ connection }: Person, submissionId: string): Promise<FileResponse> {
  const files = await listFiles(connection, { type: 'submission', id: submissionId });
  const [smallest] = files.toSorted((one, other) => one.size - other.size);
  if (!smallest) throw new Error('the submission has no file');
  return smallest;
}

async function download({ connection }: Person, fileId: string, target: string): Promise<void> {
  const { body } = await connection.stream(`/files/${fileId}/content`);
  await pipeline(
    Readable.fromWeb(body as NodeReadableStream<Uint8Array>),
    createWriteStream(target),
  );
}

/** The grant of the organisation's current key, as a downloaded file. */
async function saveGrant(member: Member, target: string): Promise<void> {
  const { items } = await member.connection.call(KeyGrantPage, '/account/grants');
  const grant = items.find(({ fingerprint }) => fingerprint === fingerprintOf(member));
  if (!grant) throw new Error('no grant');
  await writeFile(target, grant.armoredMessage);
}
