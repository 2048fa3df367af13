import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMemberKey } from '../../core/sealing/index.ts';
import { writeLetter } from '../../server/features/notifications/mail/letter.ts';
import { describeWith, openWorkshop, type Workshop } from './workshop.ts';

const passphrase = 'correct horse battery staple';
const letter = {
  from: 'portal@registry.test',
  to: 'reader@authority.test',
  portalOrigin: 'https://portal.test',
};

describeWith('gpg', (root) => {
  let shop: Workshop;
  const gpg = (args: string[], input: string) =>
    shop.run(
      'gpg',
      ['--batch', '--pinentry-mode', 'loopback', '--passphrase', passphrase, ...args],
      input,
    );

  beforeAll(async () => {
    shop = await openWorkshop(root);
  });
  afterAll(() => shop.close());

  it('opens a letter with the key of its reader, and not without', async () => {
    const made = await createMemberKey({ name: 'Member', passphrase, protection: 'gnupg' });
    const { armoredPublicKey } = made;
    const sealed = (await writeLetter({ ...letter, armoredPublicKey })).toString();
    const armored = /-----BEGIN PGP MESSAGE.+END PGP MESSAGE-----/s.exec(sealed)?.[0] ?? '';

    const before = await gpg(['--decrypt'], armored);
    const imported = await gpg(['--import'], made.armoredLockedPrivateKey);
    const { code, output } = await gpg(['--decrypt'], armored);

    expect(before.code).not.toBe(0);
    expect([imported.code, code]).toEqual([0, 0]);
    expect(output.toString()).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(output.toString()).toContain('https://portal.test');
  });
});
