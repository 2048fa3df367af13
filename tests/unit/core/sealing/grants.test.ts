import { describe, expect, it } from '@jest/globals';
import { createMessage, encrypt, readKey, readPrivateKey, type PrivateKey } from 'openpgp';
import {
  createMemberKey,
  createMessageScanner,
  dearmor,
  openContent,
  openGrant,
  sealContent,
  sealGrant,
  unlockKey,
  openFile,
  type OrganisationKey,
  type UnlockedKey,
} from '../../../../core/sealing/index.ts';
import {
  aKey,
  drained,
  sealingError,
  streamOfBytes,
  testKey,
  utf8,
} from '../../../support/sealing.ts';

async function aGrant({ gnupgCompatible = false } = {}) {
  const [organisation, member, grantor] = await Promise.all([
    aKey({ gnupgCompatible }),
    aKey(),
    aKey(),
  ]);
  const armoredGrant = await sealGrant({
    organisationKey: organisation.key,
    recipientArmoredPublicKey: member.armoredPublicKey,
    signingKey: grantor.key,
  });
  return { organisation, member, grantor, armoredGrant };
}

async function privateKeyIn(key: UnlockedKey, reader: OrganisationKey): Promise<PrivateKey> {
  const message = await sealGrant({
    organisationKey: key,
    recipientArmoredPublicKey: reader.armoredPublicKey,
    signingKey: key,
  });
  const { plaintext } = await openFile({
    message: streamOfBytes(await dearmor(message)),
    decryptionKeys: [reader.key],
    armoredVerificationKeys: [],
  });
  const text = new TextDecoder().decode(await drained(plaintext));
  return await readPrivateKey({ armoredKey: text });
}

/** What a dishonest grantor could make: the right public key around a secret of another key. */
async function grantedWithSecretOf(
  key: UnlockedKey,
  other: UnlockedKey,
  member: OrganisationKey,
): Promise<string> {
  const [right, wrong] = await Promise.all([
    privateKeyIn(key, member),
    privateKeyIn(other, member),
  ]);
  Object.defineProperty(right.keyPacket, 'privateParams', {
    get: (): unknown => Reflect.get(wrong.keyPacket, 'privateParams'),
  });
  return await encrypt({
    message: await createMessage({ text: right.armor() }),
    encryptionKeys: await readKey({ armoredKey: member.armoredPublicKey }),
  });
}

async function seipdVersionOf(armoredMessage: string): Promise<number> {
  const scanner = createMessageScanner({
    expect: 'message',
    maxKeyPackets: 1,
    maxBodyBytes: 100_000,
    maxGnupgBodyBytes: 100_000,
    maxOcbBodyBytes: 0,
  });
  scanner.push(await dearmor(armoredMessage));
  return scanner.finish().body.version;
}

describe('openGrant', () => {
  it('refuses a grant for somebody else', async () => {
    const { armoredGrant, organisation } = await aGrant();

    await expect(
      openGrant({
        armoredGrant,
        decryptionKey: (await aKey()).key,
        armoredVerificationKeys: [],
        expectedFingerprint: organisation.fingerprint,
      }),
    ).rejects.toMatchObject(sealingError('no-decryption-key'));
  });

  it('refuses a grant of another key than expected', async () => {
    const { armoredGrant, member, grantor } = await aGrant();

    await expect(
      openGrant({
        armoredGrant,
        decryptionKey: member.key,
        armoredVerificationKeys: [grantor.armoredPublicKey],
        expectedFingerprint: grantor.fingerprint,
      }),
    ).rejects.toMatchObject(sealingError('fingerprint-mismatch'));
  });

  it('refuses a private key whose secret belongs to another', async () => {
    const [organisation, other, member] = await Promise.all([aKey(), aKey(), aKey()]);
    const crossed = await grantedWithSecretOf(organisation.key, other.key, member);

    await expect(
      openGrant({
        armoredGrant: crossed,
        decryptionKey: member.key,
        armoredVerificationKeys: [],
        expectedFingerprint: organisation.fingerprint,
      }),
    ).rejects.toMatchObject(sealingError('invalid-key'));
  });

  it('refuses what is no armored message', async () => {
    const { key, fingerprint } = await aKey();

    for (const armoredGrant of ['grant', testKey('good.public')]) {
      await expect(
        openGrant({
          armoredGrant,
          decryptionKey: key,
          armoredVerificationKeys: [],
          expectedFingerprint: fingerprint,
        }),
      ).rejects.toMatchObject(sealingError('not-openpgp'));
    }
  });

  it('returns a grant by a stranger with a verdict that says so', async () => {
    const { armoredGrant, organisation, member } = await aGrant();

    const { verdict } = await openGrant({
      armoredGrant,
      decryptionKey: member.key,
      armoredVerificationKeys: [member.armoredPublicKey],
      expectedFingerprint: organisation.fingerprint,
    });

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it.each([false, true])(
    'returns a key that opens what was sealed to the organisation (GnuPG: %s)',
    async (gnupgCompatible) => {
      const { armoredGrant, organisation, member, grantor } = await aGrant({ gnupgCompatible });
      const { body, keyPackets } = await sealContent({
        plaintext: utf8('for all members'),
        recipients: [organisation],
        signingKey: grantor.key,
        format: gnupgCompatible ? 'gnupg' : 'default',
      });

      const { key, verdict } = await openGrant({
        armoredGrant,
        decryptionKey: member.key,
        armoredVerificationKeys: [grantor.armoredPublicKey],
        expectedFingerprint: organisation.fingerprint,
      });

      expect(verdict).toMatchObject({ status: 'verified', fingerprint: grantor.fingerprint });
      const { plaintext } = await openContent({
        body,
        keyPacket: keyPackets[0]?.keyPacket ?? new Uint8Array(),
        decryptionKeys: [key],
        armoredVerificationKeys: [],
      });
      expect(new TextDecoder().decode(plaintext)).toBe('for all members');
    },
  );
});

describe('sealGrant', () => {
  it('uses the format that the organisation chose', async () => {
    const forGnupg = await aGrant({ gnupgCompatible: true });
    const modern = await aGrant();

    expect(await seipdVersionOf(forGnupg.armoredGrant)).toBe(1);
    expect(await seipdVersionOf(modern.armoredGrant)).toBe(2);
  });

  it('uses SEIPDv1 for a member who reads nothing else', async () => {
    const { key } = await aKey();

    const armoredGrant = await sealGrant({
      organisationKey: key,
      recipientArmoredPublicKey: testKey('good.public'),
      signingKey: key,
    });

    expect(await seipdVersionOf(armoredGrant)).toBe(1);
  });

  it('reaches a member across a locked key', async () => {
    const passphrase = 'correct horse battery staple';
    const member = await createMemberKey({ passphrase });
    const organisation = await aKey();
    const armoredGrant = await sealGrant({
      organisationKey: organisation.key,
      recipientArmoredPublicKey: member.armoredPublicKey,
      signingKey: organisation.key,
    });

    const { key } = await openGrant({
      armoredGrant,
      decryptionKey: await unlockKey({ ...member, passphrase }),
      armoredVerificationKeys: [organisation.armoredPublicKey],
      expectedFingerprint: organisation.fingerprint,
    });

    expect(key.armoredPublicKey).toBe(organisation.armoredPublicKey);
  });
});
