import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FileResponse } from '../../core/contracts/files.ts';
import { KeyGrantPage, MemberKeysResponse } from '../../core/contracts/keys.ts';
import { lockKey } from '../../core/sealing/index.ts';
import type { Workshop } from '../interop/workshop.ts';
import { fingerprintOf, type Member } from './exchange-people.ts';

const passphrase = 'correct horse battery staple';

/** What a member keeps to open messages without the portal: the own key, and the organisation's in a grant. */
async function keptBy({ connection, memberKey }: Member) {
  const [granted] = (await connection.call(KeyGrantPage, '/account/grants')).items;
  if (!granted) throw new Error('was granted no key of the organisation');
  const armoredKey = await lockKey({ key: memberKey, passphrase, protection: 'gnupg' });
  return { armoredKey, armoredGrant: granted.armoredMessage };
}

/** What `scripts/open-file` makes of a message that somebody downloaded, once it has verified who sealed which file. */
export async function openedByScript(
  reader: Member,
  uploader: Member,
  downloaded: { readonly fileId: string; readonly message: Buffer },
): Promise<Buffer> {
  const { connection } = reader;
  const { fileId, message } = downloaded;
  const { signature } = await connection.call(FileResponse, `/files/${fileId}`);
  const { current } = await connection.call(
    MemberKeysResponse,
    `/members/${uploader.accountId}/keys`,
  );
  const { armoredKey, armoredGrant } = await keptBy(reader);
  const folder = await mkdtemp(join(tmpdir(), 'offline-'));
  const at = (name: string) => join(folder, name);
  const kept: Record<string, string | Buffer> = {
    'message.pgp': message,
    'key.asc': armoredKey,
    'grant.pgp': armoredGrant,
    'manifest.json': signature?.manifest ?? '',
    'manifest.sig': signature?.armoredSignature ?? '',
    'uploader.asc': current.armoredPublicKey,
    passphrase: `${passphrase}\n`,
  };
  for (const [name, content] of Object.entries(kept)) await writeFile(at(name), content);
  // Not to wait on: the browser of a test has to be served meanwhile.
  await promisify(execFile)(new URL('../../scripts/open-file', import.meta.url).pathname, [
    at('message.pgp'),
    ...['--key', at('key.asc'), '--passphrase-file', at('passphrase')],
    ...['--grant', at('grant.pgp'), '--organisation', fingerprintOf(reader)],
    ...['--manifest', at('manifest.json'), '--signature', at('manifest.sig')],
    ...['--signer', at('uploader.asc'), '--output', at('opened')],
  ]);
  const opened = await readFile(at('opened'));
  await rm(folder, { recursive: true });
  return opened;
}

/** What `gpg` makes of such a message, with the key that came in the grant. */
export async function openedByGpg(
  shop: Workshop,
  reader: Member,
  message: Buffer,
): Promise<Buffer> {
  const gpg = async (args: string[], input: string | Uint8Array) => {
    const { code, output, errors } = await shop.run(
      'gpg',
      [
        ...['--batch', '--yes', '--trust-model', 'always', '--pinentry-mode', 'loopback'],
        ...['--passphrase', passphrase, ...args],
      ],
      input,
    );
    if (code !== 0) throw new Error(`gpg ${args.join(' ')}: ${errors}`);
    return output;
  };
  const { armoredKey, armoredGrant } = await keptBy(reader);
  await gpg(['--import'], armoredKey);
  await gpg(['--import'], await gpg(['--decrypt'], armoredGrant));
  return gpg(['--decrypt'], message);
}
