import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { armor, enums, readKey, unarmor } from 'openpgp';
import {
  createMemberKey,
  createOrganisationKey,
  inspectPublicKey,
  lockKey,
  signText,
  unlockKey,
} from '../../../../core/sealing/index.ts';
import { aKey, drained, joined, sealingError, testKey } from '../../../support/sealing.ts';

const passphrase = 'correct horse battery staple';

/** Asks for 2^30 KiB when unlocked: the octets of Argon2 are type 4, salt of 16, passes, lanes, memory. */
async function askingForATerabyte(armoredKey: string): Promise<string> {
  const { data } = await unarmor(armoredKey);
  const unread: unknown = data;
  const bytes = unread instanceof Uint8Array ? unread : await drained(data as never);
  for (let at = 0; at + 20 < bytes.length; at++) {
    if (bytes[at] === 4 && bytes[at + 17] === 3 && bytes[at + 18] === 4 && bytes[at + 19] === 16) {
      bytes[at + 19] = 30;
    }
  }
  return armor(enums.armor.privateKey, bytes);
}

describe('createMemberKey', () => {
  it('refuses a passphrase that can be guessed', async () => {
    await expect(createMemberKey({ passphrase: 'short' })).rejects.toMatchObject(
      sealingError('weak-passphrase'),
    );
  });

  it('makes a key that only its passphrase unlocks', async () => {
    const member = await createMemberKey({ passphrase });
    const { armoredLockedPrivateKey } = member;

    await expect(
      unlockKey({ armoredLockedPrivateKey, passphrase: 'another passphrase' }),
    ).rejects.toMatchObject(sealingError('wrong-passphrase'));

    const key = await unlockKey({ armoredLockedPrivateKey, passphrase });
    expect(key.fingerprint).toBe(member.fingerprint);
  });

  it('announces SEIPDv2 and names nobody unless asked to', async () => {
    const { armoredPublicKey } = await createMemberKey({ passphrase, protection: 'gnupg' });

    const facts = await inspectPublicKey({ armoredPublicKey, at: new Date() });

    expect(facts).toMatchObject({ version: 4, readsSeipd2: true, userId: 'member key' });
  });

  it('names its owner when asked to', async () => {
    const { armoredPublicKey } = await createMemberKey({
      name: 'A. Expert',
      email: 'expert@example.org',
      passphrase,
      protection: 'gnupg',
    });

    const { userId } = await inspectPublicKey({ armoredPublicKey, at: new Date() });

    expect(userId).toBe('A. Expert <expert@example.org>');
  });

  it('gives a certificate that revokes the key', async () => {
    const member = await createMemberKey({ passphrase, protection: 'gnupg' });
    const key = await readKey({ armoredKey: member.armoredPublicKey });
    const { data } = await unarmor(member.armoredRevocationCertificate);
    const unread: unknown = data;
    const certificate = unread instanceof Uint8Array ? unread : await drained(data as never);
    const revoked = new Uint8Array([...key.write().subarray(0, 53), ...certificate]);

    await expect(
      inspectPublicKey({
        armoredPublicKey: armor(enums.armor.publicKey, revoked),
        at: new Date(Date.now() + 1000),
      }),
    ).rejects.toMatchObject(sealingError('key-revoked'));
  });
});

describe('createOrganisationKey', () => {
  it('announces SEIPDv2 unless the organisation chose GnuPG compatibility', async () => {
    const announced = async (gnupgCompatible: boolean) => {
      const { armoredPublicKey } = await createOrganisationKey({ name: 'Org', gnupgCompatible });
      return (await inspectPublicKey({ armoredPublicKey, at: new Date() })).readsSeipd2;
    };

    expect(await announced(false)).toBe(true);
    expect(await announced(true)).toBe(false);
  });
});

describe('unlockKey', () => {
  it('refuses a public key', async () => {
    await expect(
      unlockKey({ armoredLockedPrivateKey: testKey('good.public'), passphrase }),
    ).rejects.toMatchObject(sealingError('not-a-key'));
  });

  it('refuses two keys, in two blocks or in one', async () => {
    const { data } = await unarmor(testKey('good.private'));
    const unread: unknown = data;
    const bytes = unread instanceof Uint8Array ? unread : await drained(data as never);
    const inOneBlock = armor(enums.armor.privateKey, joined([bytes, bytes]));
    const inTwo = testKey('good.private') + testKey('rsa3072.private');

    for (const armoredLockedPrivateKey of [inOneBlock, inTwo]) {
      await expect(unlockKey({ armoredLockedPrivateKey, passphrase })).rejects.toMatchObject(
        sealingError('several-keys'),
      );
    }
  });

  it('refuses a key that asks for more memory than a key may', async () => {
    const { armoredLockedPrivateKey } = await createMemberKey({ passphrase });

    await expect(
      unlockKey({
        armoredLockedPrivateKey: await askingForATerabyte(armoredLockedPrivateKey),
        passphrase,
      }),
    ).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it('unlocks a key that GnuPG locked', async () => {
    const key = await unlockKey({ armoredLockedPrivateKey: testKey('locked.private'), passphrase });

    expect(key.armoredPublicKey).toContain('BEGIN PGP PUBLIC KEY BLOCK');
  });

  it('takes a key exported without a passphrase as it is', async () => {
    const key = await unlockKey({
      armoredLockedPrivateKey: testKey('good.private'),
      passphrase: '',
    });

    expect(key.fingerprint).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('lockKey', () => {
  it('refuses a passphrase that can be guessed', async () => {
    const { key } = await aKey();

    await expect(lockKey({ key, passphrase: 'short', protection: 'gnupg' })).rejects.toMatchObject(
      sealingError('weak-passphrase'),
    );
  });

  it('changes the passphrase and leaves the unlocked key usable', async () => {
    const { key } = await aKey();

    const armoredLockedPrivateKey = await lockKey({ key, passphrase, protection: 'gnupg' });
    const again = await unlockKey({ armoredLockedPrivateKey, passphrase });

    expect(again.fingerprint).toBe(key.fingerprint);
    await expect(signText({ text: 'still usable', signingKey: key })).resolves.toContain('BEGIN');
  });
});

describe('UnlockedKey', () => {
  it('gives its secret to no serialisation', async () => {
    const { key } = await aKey();

    expect(JSON.stringify({ key })).toBe('{"key":"[UnlockedKey]"}');
    expect(inspect(key, { depth: 10, showHidden: true })).not.toMatch(/privateParams|Uint8Array/);
    expect(Object.keys(key)).toEqual([]);
    expect(structuredClone(key)).toEqual({});
  });

  it('is of no use once forgotten', async () => {
    const { key } = await aKey();

    key.forget();
    key.forget();

    await expect(signText({ text: 'no longer', signingKey: key })).rejects.toMatchObject(
      sealingError('key-forgotten'),
    );
    await expect(lockKey({ key, passphrase, protection: 'gnupg' })).rejects.toMatchObject(
      sealingError('key-forgotten'),
    );
  });
});
