import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armor, enums } from 'openpgp';
import { createMemberKey, lockKey, sealGrant, unlockKey } from '../../../core/sealing/index.ts';
import { aSealedFile, bytesOf, flipped, joined } from '../../support/sealing.ts';

const script = new URL('../../../scripts/open-file', import.meta.url).pathname;
const passphrase = 'correct horse battery staple';

async function run(
  ...args: string[]
): Promise<{ code: number | null; errors: string; text: string }> {
  const child = spawn(script, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, errors, text };
}

describe('scripts/open-file', () => {
  let folder: string;
  let sealed: Awaited<ReturnType<typeof aSealedFile>>;
  const at = (name: string) => join(folder, name);
  const evidence = () => [
    ...['--manifest', at('manifest.json')],
    ...['--signature', at('manifest.sig')],
    ...['--signer', at('uploader.asc')],
  ];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-file-'));
    sealed = await aSealedFile({ plaintext: bytesOf(200_000), partSize: 50_000 });
    const member = await createMemberKey({ passphrase, protection: 'gnupg' });
    const files: Record<string, string | Uint8Array> = {
      'message.pgp': joined([sealed.keyPacket, sealed.body]),
      'altered.pgp': joined([sealed.keyPacket, flipped(sealed.body, 150_000)]),
      'cut.pgp': joined([sealed.keyPacket, sealed.body.slice(0, -1)]),
      'message.asc': armor(enums.armor.message, joined([sealed.keyPacket, sealed.body])),
      'key.asc': await lockKey({ key: sealed.recipient.key, passphrase, protection: 'argon2' }),
      'member.asc': member.armoredLockedPrivateKey,
      'grant.pgp': await sealGrant({
        organisationKey: sealed.recipient.key,
        recipientArmoredPublicKey: member.armoredPublicKey,
        signingKey: await unlockKey({ ...member, passphrase }),
      }),
      passphrase: `${passphrase}\n`,
      'wrong-passphrase': 'another passphrase\n',
      'manifest.json': sealed.manifest,
      'manifest.sig': sealed.armoredSignature,
      'uploader.asc': sealed.uploader.armoredPublicKey,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const byKey = ['--key', 'key.asc', '--passphrase-file', 'passphrase'];
  const paths = (args: string[]) => args.map((arg) => (arg.startsWith('--') ? arg : at(arg)));

  it.each([
    ['no message', []],
    ['no key', ['message.pgp']],
    ['an unknown option', ['message.pgp', '--key', 'key.asc', '--fast']],
    ['a manifest without its signature', ['message.pgp', ...byKey, '--manifest', 'manifest.json']],
    ['an output that exists', ['message.pgp', ...byKey, '--output', 'manifest.json']],
  ])('answers 2 to %s and says how it is used', async (_, args) => {
    const { code, errors } = await run(...paths(args));

    expect(code).toBe(2);
    expect(errors).toContain('Usage:');
  });

  it.each(['altered.pgp', 'cut.pgp'])('leaves nothing behind of %s', async (name) => {
    const before = await readdir(folder);

    const withManifest = await run(...paths([name, ...byKey, '--output', 'out']), ...evidence());
    const without = await run(...paths([name, ...byKey, '--output', 'out']));

    expect([withManifest.code, without.code]).toEqual([1, 1]);
    expect(withManifest.errors).toContain('altered');
    expect(await readdir(folder)).toEqual(before);
  });

  it('answers 1 to a wrong passphrase', async () => {
    const { code, errors } = await run(
      ...paths(['message.pgp', '--key', 'key.asc', '--passphrase-file', 'wrong-passphrase']),
    );

    expect(code).toBe(1);
    expect(errors).toContain('wrong-passphrase');
  });

  it('answers 1 when there is no terminal to ask for the passphrase at', async () => {
    const { code, errors } = await run(...paths(['message.pgp', '--key', 'key.asc']));

    expect(code).toBe(1);
    expect(errors).toContain('no terminal');
  });

  it('answers 3 and says so when nothing verifies the signature', async () => {
    const { code, errors } = await run(...paths(['message.pgp', ...byKey, '--output', 'unsigned']));

    expect(code).toBe(3);
    expect(errors).toContain('NOT VERIFIED (no-signature)');
    expect(Buffer.compare(await readFile(at('unsigned')), sealed.plaintext)).toBe(0);
  });

  it('opens an armored message', async () => {
    const { code } = await run(...paths(['message.asc', ...byKey, '--output', 'from-armor']));

    expect(code).toBe(3);
    expect(Buffer.compare(await readFile(at('from-armor')), sealed.plaintext)).toBe(0);
  });

  it('answers 0 when the signature is verified and every part matches', async () => {
    const { code, errors } = await run(...paths(['message.pgp', ...byKey]), ...evidence());

    expect(code).toBe(0);
    expect(errors).toContain(`signed by ${sealed.uploader.fingerprint}`);
    expect(errors).toContain('every part matches');
    expect(Buffer.compare(await readFile(at('message')), sealed.plaintext)).toBe(0);
  });

  it('opens with the organisation’s key out of a grant', async () => {
    const { code, errors } = await run(
      ...paths(['message.pgp', '--key', 'member.asc', '--passphrase-file', 'passphrase']),
      ...['--grant', at('grant.pgp'), '--organisation', sealed.recipient.fingerprint.toUpperCase()],
      ...['--output', at('by-grant'), ...evidence()],
    );

    expect(code).toBe(0);
    expect(errors).toContain('Grant: NOT VERIFIED (unknown-key');
    expect(Buffer.compare(await readFile(at('by-grant')), sealed.plaintext)).toBe(0);
  });

  it('explains itself', async () => {
    const { code, text } = await run('--help');

    expect(code).toBe(0);
    expect(text).toContain('Exit codes:');
  });
});
