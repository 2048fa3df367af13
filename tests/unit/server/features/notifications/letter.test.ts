import { describe, expect, it } from '@jest/globals';
import { dearmor, openSmall } from '../../../../../core/sealing/index.ts';
import { writeLetter } from '../../../../../server/features/notifications/mail/letter.ts';
import { aKey } from '../../../../support/sealing.ts';

const letter = {
  from: 'portal@registry.test',
  to: 'reader@authority.test',
  portalOrigin: 'https://portal.test',
};
const headersOf = (message: Buffer) =>
  message.toString().replaceAll('\r\n', '\n').split('\n\n')[0]?.split('\n') ?? [];

describe('a letter', () => {
  it.each([
    'reader@authority.test\r\nBcc: thief@elsewhere.test',
    'reader@authority.test\nSubject: your password',
    'reader@authority.test, thief@elsewhere.test',
    '"x\r\nBcc: thief@elsewhere.test"@authority.test',
  ])('takes no header from the address %j', async (to) => {
    const headers = headersOf(await writeLetter({ ...letter, to }));

    const names = headers.map((line) => line.split(':')[0]);
    expect(names.filter((name) => name === 'Bcc')).toEqual([]);
    expect(headers.filter((line) => line.startsWith('Subject:'))).toEqual([
      'Subject: Asset Recovery Portal / Portail de recouvrement des avoirs',
    ]);
  });

  it('is written in both languages, in octets that every mail server passes on', async () => {
    const message = (await writeLetter(letter)).toString('latin1');

    expect(message).toMatch(/^Content-Transfer-Encoding: quoted-printable\r?$/m);
    expect(message).toMatch(/^\p{ASCII}*$/u);
    expect(message).toContain('Something waits for you');
    expect(message).toContain('Quelque chose vous attend');
  });

  it('is the same for two readers but for its addresses and identifier', async () => {
    const [one, other] = await Promise.all(
      ['one@authority.test', 'two@authority.test'].map((to) => writeLetter({ ...letter, to })),
    );
    const neutral = (message: Buffer | undefined) =>
      message?.toString().replaceAll(/^(?:To|Message-ID|Date): .*$/gm, '');

    expect(neutral(one)).toBe(neutral(other));
  });

  it('is PGP/MIME for who has a key, in two parts and nothing of it in clear', async () => {
    const { armoredPublicKey } = await aKey();
    const message = (await writeLetter({ ...letter, armoredPublicKey })).toString();

    const types = Array.from(message.matchAll(/^Content-Type: ([^;\r\n]+)/gm), ([, type]) => type);
    expect(types).toEqual([
      'multipart/encrypted',
      'application/pgp-encrypted',
      'application/octet-stream',
    ]);
    expect(message.match(/^Content-Transfer-Encoding: 7bit\r?$/gm)).toHaveLength(2);
    expect(message).toMatch(/^Version: 1\r?$/m);
    expect(message).not.toContain('portal.test\n');
    expect(message).not.toContain('waits');
  });

  it('opens with the key of its reader, and with no other', async () => {
    const [reader, stranger] = [await aKey(), await aKey()];
    const { armoredPublicKey } = reader;
    const sealed = (await writeLetter({ ...letter, armoredPublicKey })).toString();
    const armored = /-----BEGIN PGP MESSAGE.+END PGP MESSAGE-----/s.exec(sealed)?.[0] ?? '';
    const open = async (key: typeof reader.key) => {
      const message = await dearmor(armored);
      return openSmall({ message, decryptionKeys: [key], armoredVerificationKeys: [] });
    };

    await expect(open(stranger.key)).rejects.toMatchObject({ code: 'no-decryption-key' });
    const { plaintext } = await open(reader.key);

    const entity = new TextDecoder().decode(plaintext);
    expect(entity).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(entity).toContain('https://portal.test');
  });
});
