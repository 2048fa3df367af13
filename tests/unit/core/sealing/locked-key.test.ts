import { describe, expect, it } from '@jest/globals';
import { armor, encryptKey, enums, PacketList, PrivateKey, readKey, readPrivateKey } from 'openpgp';
import { inspectLockedKey, lockKey } from '../../../../core/sealing/index.ts';
import { aKey, sealingError, testKey } from '../../../support/sealing.ts';

const passphrase = 'correct horse battery staple';

async function lockedAndOpen(): Promise<{ locked: PrivateKey; open: PrivateKey }> {
  const open = await readPrivateKey({ armoredKey: testKey('good.private') });
  return { open, locked: await encryptKey({ privateKey: open, passphrase }) };
}

describe('inspectLockedKey', () => {
  it.each([
    ['no key', 'hello', 'not-a-key'],
    ['a public key', testKey('good.public'), 'not-a-key'],
    ['two blocks', testKey('good.private').repeat(2), 'several-keys'],
    ['a text beyond any key', 'x'.repeat(64 * 1024 + 1), 'key-too-large'],
  ] as const)('refuses %s', async (_name, armoredLockedPrivateKey, code) => {
    await expect(inspectLockedKey({ armoredLockedPrivateKey })).rejects.toMatchObject(
      sealingError(code),
    );
  });

  it('refuses an open key behind a locked one in one block', async () => {
    const { locked } = await lockedAndOpen();
    const other = await readPrivateKey({ armoredKey: testKey('rsa3072.private') });
    const both = new PacketList();
    both.push(...locked.toPacketList(), ...other.toPacketList());
    const armored = armor(enums.armor.privateKey, both.write());

    const inspection = inspectLockedKey({ armoredLockedPrivateKey: armored });

    await expect(inspection).rejects.toMatchObject(sealingError('several-keys'));
  });

  it('tells an open key', async () => {
    const facts = await inspectLockedKey({ armoredLockedPrivateKey: testKey('good.private') });

    expect(facts.isLocked).toBe(false);
  });

  it('tells a key whose subkey alone lies open', async () => {
    const { locked, open } = await lockedAndOpen();
    const packets = new PacketList();
    const [primary, user, certification] = locked.toPacketList();
    const subkey = open.toPacketList().slice(3);
    packets.push(...[primary, user, certification].filter((packet) => !!packet), ...subkey);
    const mixed = new PrivateKey(packets);

    const facts = await inspectLockedKey({ armoredLockedPrivateKey: mixed.armor() });

    expect(facts.isLocked).toBe(false);
  });

  it.each(['argon2', 'gnupg'] as const)('accepts what we lock with %s', async (protection) => {
    const { key, fingerprint } = await aKey();
    const armoredLockedPrivateKey = await lockKey({ key, passphrase, protection });

    const facts = await inspectLockedKey({ armoredLockedPrivateKey });

    expect(facts).toEqual({ fingerprint, isLocked: true, armoredLockedPrivateKey });
  });

  it('accepts what GnuPG locked', async () => {
    const facts = await inspectLockedKey({ armoredLockedPrivateKey: testKey('locked.private') });

    expect(facts.isLocked).toBe(true);
  });

  it('keeps nothing that stands beside the key', async () => {
    const beside = `a remark\n${testKey('locked.private')}another`;

    const facts = await inspectLockedKey({ armoredLockedPrivateKey: beside });

    expect(facts.armoredLockedPrivateKey).not.toMatch(/remark|another/);
    const key = await readKey({ armoredKey: facts.armoredLockedPrivateKey });
    expect(key.getFingerprint()).toBe(facts.fingerprint);
  });
});
