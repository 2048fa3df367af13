import { describe, expect, it } from '@jest/globals';
import { generateKey, readKey, reformatKey, revokeKey, type PrivateKey } from 'openpgp';
import { inspectPublicKey, mergePublicKeys, verifyBytes } from '../../../../core/sealing/index.ts';
import { createMessage, sign } from 'openpgp';
import { sealingError, testKey, utf8 } from '../../../support/sealing.ts';

const anHourAgo = new Date(Date.now() - 3_600_000);
const user = { name: 'test' };

async function aKeyOfAnHourAgo(): Promise<PrivateKey> {
  const { privateKey } = await generateKey({ userIDs: user, date: anHourAgo, format: 'object' });
  return privateKey;
}

describe('mergePublicKeys', () => {
  it('refuses two different keys', async () => {
    const merging = mergePublicKeys({
      known: testKey('good.public'),
      update: testKey('rsa3072.public'),
      at: new Date(),
    });

    await expect(merging).rejects.toMatchObject(sealingError('fingerprint-mismatch'));
  });

  it('does not let an older copy take back a revocation', async () => {
    const key = await aKeyOfAnHourAgo();
    const { publicKey: revoked } = await revokeKey({ key, format: 'object' });

    const merged = await mergePublicKeys({
      known: revoked.armor(),
      update: key.toPublic().armor(),
      at: new Date(),
    });

    const inspection = inspectPublicKey({ armoredPublicKey: merged, at: new Date() });
    await expect(inspection).rejects.toMatchObject(sealingError('key-revoked'));
  });

  it('keeps earlier signatures verifiable after the validity was extended', async () => {
    const key = await aKeyOfAnHourAgo();
    const known = key.toPublic().armor();
    const bytes = utf8('a statement');
    const armoredSignature = await sign({
      message: await createMessage({ binary: bytes }),
      signingKeys: key,
      detached: true,
      date: new Date(Date.now() - 1_800_000),
    });
    const { publicKey: update } = await reformatKey({
      privateKey: key,
      userIDs: user,
      keyExpirationTime: 86_400,
      format: 'object',
    });

    const merged = await mergePublicKeys({ known, update: update.armor(), at: new Date() });

    const verdictOn = (armored: string) =>
      verifyBytes({ bytes, armoredSignature, armoredVerificationKeys: [armored] });
    expect(await verdictOn(update.armor())).toMatchObject({ status: 'not-verified' });
    expect(await verdictOn(merged)).toMatchObject({ status: 'verified' });
    const { expiresAt } = await inspectPublicKey({ armoredPublicKey: merged, at: new Date() });
    expect(expiresAt).toBeDefined();
    expect((await readKey({ armoredKey: merged })).getFingerprint()).toBe(key.getFingerprint());
  });
});
