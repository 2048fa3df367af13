import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { armor, encryptSessionKey, enums, generateKey, readKey, type PartialConfig } from 'openpgp';
import { inspectPublicKey, type SealingErrorCode } from '../../../../core/sealing/index.ts';
import { MAX_ARMORED_KEY } from '../../../../core/contracts/limits.ts';
import { aKey, outcomeOf, sealingError, testKey } from '../../../support/sealing.ts';

const at = new Date('2026-06-01T00:00:00Z');

async function generated(options: object, config: PartialConfig): Promise<string> {
  const { publicKey } = await generateKey({ userIDs: { name: 'test' }, ...options, config });
  return publicKey;
}

describe('inspectPublicKey', () => {
  it.each<[string, SealingErrorCode]>([
    ['good.private', 'private-key-given'],
    ['locked.private', 'private-key-given'],
    ['two-blocks.public', 'several-keys'],
    ['two-in-one-block.public', 'several-keys'],
    ['rsa1024.public', 'weak-key'],
    ['rsa2048.public', 'weak-key'],
    ['dsa-elgamal.public', 'weak-key'],
    ['secp256k1.public', 'weak-key'],
    ['expired.public', 'key-expired'],
    ['future.public', 'key-not-yet-valid'],
    ['revoked.public', 'key-revoked'],
    ['no-encryption-subkey.public', 'no-encryption-subkey'],
    ['cannot-sign.public', 'cannot-sign'],
  ])('refuses %s as %s', async (name, code) => {
    await expect(inspectPublicKey({ armoredPublicKey: testKey(name), at })).rejects.toMatchObject(
      sealingError(code),
    );
  });

  it.each(['', 'no key at all', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n'])(
    'refuses %j as no key',
    async (armoredPublicKey) => {
      await expect(inspectPublicKey({ armoredPublicKey, at })).rejects.toMatchObject(
        sealingError('not-a-key'),
      );
    },
  );

  it('refuses private packets under a public heading', async () => {
    const armoredPublicKey = testKey('good.private').replaceAll('PRIVATE', 'PUBLIC');

    await expect(inspectPublicKey({ armoredPublicKey, at })).rejects.toMatchObject(
      sealingError('private-key-given'),
    );
  });

  it('refuses more text than a key has', async () => {
    const armoredPublicKey = testKey('good.public').padEnd(MAX_ARMORED_KEY + 1);

    await expect(inspectPublicKey({ armoredPublicKey, at })).rejects.toMatchObject(
      sealingError('key-too-large'),
    );
  });

  it('answers with a code to whatever a key is altered into', async () => {
    const binary = (await readKey({ armoredKey: testKey('good.public') })).write();

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(binary.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        fc.nat(binary.length),
        async (changes, cut) => {
          const altered = Uint8Array.from(binary);
          for (const [index, octet] of changes) altered[index] = octet;
          const shortened = cut % 4 === 0 ? altered.slice(0, cut) : altered;
          const armoredPublicKey = armor(enums.armor.publicKey, shortened);

          expect(await outcomeOf(inspectPublicKey({ armoredPublicKey, at }))).toMatch(/^[a-z-]+$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells when a key expires, and accepts it until then', async () => {
    const facts = await inspectPublicKey({
      armoredPublicKey: testKey('expired.public'),
      at: new Date('2020-06-01'),
    });

    expect(facts.expiresAt?.toISOString()).toMatch(/^2020-12-31/);
  });

  it('accepts a key made on a machine whose clock is a little ahead, and no further', async () => {
    const { armoredPublicKey } = await aKey();
    const { createdAt } = await inspectPublicKey({ armoredPublicKey, at: new Date() });
    const minutesBehind = (minutes: number) => new Date(createdAt.getTime() - minutes * 60_000);

    await expect(
      inspectPublicKey({ armoredPublicKey, at: minutesBehind(6) }),
    ).rejects.toMatchObject(sealingError('key-not-yet-valid'));
    await expect(
      inspectPublicKey({ armoredPublicKey, at: minutesBehind(4) }),
    ).resolves.toMatchObject({ createdAt });
  });

  it('armors a key anew without what others said of it', async () => {
    const certified = testKey('certified.public');

    const { armoredPublicKey } = await inspectPublicKey({ armoredPublicKey: certified, at });

    const before = await readKey({ armoredKey: certified });
    const after = await readKey({ armoredKey: armoredPublicKey });
    expect(before.users[0]?.otherCertifications).toHaveLength(1);
    expect(after.users[0]?.otherCertifications).toHaveLength(0);
    expect(after.getFingerprint()).toBe(before.getFingerprint());
  });

  const version4 = { aeadProtect: true };
  const version6 = { aeadProtect: true, v6Keys: true };
  it.each<[string, () => Promise<string>]>([
    ['GnuPG Ed25519', () => Promise.resolve(testKey('good.public'))],
    ['GnuPG RSA 3072', () => Promise.resolve(testKey('rsa3072.public'))],
    ['GnuPG NIST P-256', () => Promise.resolve(testKey('nistp256.public'))],
    ['GnuPG brainpool', () => Promise.resolve(testKey('brainpool.public'))],
    ['version 4 X25519', () => generated({ type: 'curve25519' }, version4)],
    ['version 4 X448', () => generated({ type: 'curve448' }, version4)],
    ['version 4 NIST P-521', () => generated({ type: 'ecc', curve: 'nistP521' }, version4)],
    ['version 6 X25519', () => generated({ type: 'curve25519' }, version6)],
    ['version 6 X448', () => generated({ type: 'curve448' }, version6)],
  ])('foretells the length of key packets for %s', async (_, make) => {
    const armoredPublicKey = await make();
    const now = new Date();

    const { encryptionKey } = await inspectPublicKey({ armoredPublicKey, at: now });

    const packetBody = async (session: { aeadAlgorithm?: 'gcm' }) => {
      const packet = await encryptSessionKey({
        data: new Uint8Array(32).fill(7),
        algorithm: 'aes256',
        ...session,
        encryptionKeys: (await readKey({ armoredKey: armoredPublicKey })).toPublic(),
        format: 'binary',
      });
      return packet.subarray((packet[1] ?? 0) < 192 ? 2 : 3);
    };
    const [forV1, forV2] = [await packetBody({}), await packetBody({ aeadAlgorithm: 'gcm' })];
    // An RSA integer is shorter by its leading zero octets; every other length is exact.
    const slack = encryptionKey.algorithm === 1 ? 4 : 0;
    const { v3, v6 } = encryptionKey.keyPacketLengths;
    expect(v3 - forV1.length).toBeGreaterThanOrEqual(0);
    expect(v6 - forV2.length).toBeGreaterThanOrEqual(0);
    expect(v3 - forV1.length).toBeLessThanOrEqual(slack);
    expect(v6 - forV2.length).toBeLessThanOrEqual(slack);
    expect(Buffer.from(forV1.subarray(1, 9)).toString('hex')).toBe(encryptionKey.keyId);
    expect(Buffer.from(forV2).toString('hex')).toContain(encryptionKey.fingerprint);
  });
});
