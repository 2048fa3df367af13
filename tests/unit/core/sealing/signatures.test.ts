import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  armor,
  createMessage,
  enums,
  generateKey,
  readPrivateKey,
  readSignature,
  sign,
  type PrivateKey,
} from 'openpgp';
import {
  signBytes,
  signText,
  unlockKey,
  verifyBytes,
  type OrganisationKey,
} from '../../../../core/sealing/index.ts';
import { aKey, bytesOf, flipped, sealingError, testKey, utf8 } from '../../../support/sealing.ts';

const bytes = utf8('what was signed');

/** A signature as another program might make it. */
async function signatureBy(
  key: PrivateKey,
  { date = new Date(), config = {}, subject = bytes } = {},
): Promise<string> {
  return await sign({
    message: await createMessage({ binary: subject }),
    signingKeys: key,
    detached: true,
    format: 'armored',
    date,
    config,
  });
}

/** The library signs only with a key that is valid at that time; a forger's program would not ask. */
function usableAnyTime(key: PrivateKey): PrivateKey {
  return Object.defineProperties(key, {
    getSigningKey: { value: () => Promise.resolve(key) },
    getPrimarySelfSignature: { value: () => Promise.resolve({ preferredHashAlgorithms: null }) },
  });
}

describe('verifyBytes', () => {
  let signer: OrganisationKey;
  let armoredSignature: string;
  beforeAll(async () => {
    signer = await aKey();
    armoredSignature = await signBytes({ bytes, signingKey: signer.key });
  });
  const verdictOn = (subject: Uint8Array, signature: string, keys: string[], at = new Date()) =>
    verifyBytes({ bytes: subject, armoredSignature: signature, armoredVerificationKeys: keys, at });

  it('throws when a given key cannot be read, because that is not the signature’s fault', async () => {
    await expect(verdictOn(bytes, armoredSignature, ['no key'])).rejects.toMatchObject(
      sealingError('not-a-key'),
    );
  });

  it('does not verify altered bytes', async () => {
    const verdict = await verdictOn(flipped(bytes, 3), armoredSignature, [signer.armoredPublicKey]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'bad-signature' });
  });

  it.each(['', 'no signature', '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n'])(
    'does not verify %j',
    async (text) => {
      const verdict = await verdictOn(bytes, text, [signer.armoredPublicKey]);

      expect(verdict).toEqual({ status: 'not-verified', reason: 'bad-signature' });
    },
  );

  it('says who claims to have signed when the key is unknown', async () => {
    const verdict = await verdictOn(bytes, armoredSignature, [(await aKey()).armoredPublicKey]);

    expect(verdict).toEqual({
      status: 'not-verified',
      reason: 'unknown-key',
      claimedKeyId: signer.fingerprint.slice(-16),
    });
  });

  it('says so when there are no keys at all', async () => {
    const verdict = await verdictOn(bytes, armoredSignature, []);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it('does not verify a signature from the future', async () => {
    const anHourAgo = new Date(Date.now() - 3_600_000);
    const signature = await signBytes({ bytes, signingKey: signer.key });

    const verdict = await verdictOn(bytes, signature, [signer.armoredPublicKey], anHourAgo);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'signature-in-future' });
  });

  it('verifies a signature from a clock a little ahead', async () => {
    const aMinuteAgo = new Date(Date.now() - 60_000);

    const verdict = await verdictOn(bytes, armoredSignature, [signer.armoredPublicKey], aMinuteAgo);

    expect(verdict.status).toBe('verified');
  });

  it('does not verify what was signed after the key expired', async () => {
    const key = usableAnyTime(await readPrivateKey({ armoredKey: testKey('expired.private') }));
    const signature = await signatureBy(key, { date: new Date('2022-01-01') });

    const verdict = await verdictOn(bytes, signature, [testKey('expired.public')]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'key-expired' });
  });

  it('still verifies what was signed before the key expired', async () => {
    const key = await readPrivateKey({ armoredKey: testKey('expired.private') });
    const signature = await signatureBy(key, { date: new Date('2020-06-01') });

    const verdict = await verdictOn(bytes, signature, [testKey('expired.public')]);

    expect(verdict).toMatchObject({ status: 'verified', at: new Date('2020-06-01') });
  });

  it('does not verify what was signed before the key was made', async () => {
    const { privateKey, publicKey } = await generateKey({
      userIDs: { name: 'test' },
      format: 'object',
    });
    const signature = await signatureBy(usableAnyTime(privateKey), {
      date: new Date('2020-06-01'),
    });

    const verdict = await verdictOn(bytes, signature, [publicKey.armor()]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'key-not-yet-valid' });
  });

  it('does not verify by a key that was revoked', async () => {
    const { privateKey, publicKey } = await generateKey({
      userIDs: { name: 'test' },
      format: 'object',
      date: new Date('2025-01-01'),
    });
    const signature = await signatureBy(privateKey);
    const revoked = await privateKey.revoke({ flag: enums.reasonForRevocation.keyCompromised });

    const before = await verdictOn(bytes, signature, [publicKey.armor()]);
    const after = await verdictOn(bytes, signature, [revoked.toPublic().armor()]);

    expect(before.status).toBe('verified');
    expect(after).toMatchObject({ status: 'not-verified', reason: 'key-revoked' });
  });

  it('does not verify a weak digest', async () => {
    const verdict = await verdictOn(bytes, testKey('sha1.signature'), [testKey('rsa3072.public')]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'weak-signature' });
  });

  it('does not verify a weak key', async () => {
    const { privateKey, publicKey } = await generateKey({
      userIDs: { name: 'test' },
      type: 'rsa',
      rsaBits: 2048,
      format: 'object',
    });
    const signature = await signatureBy(privateKey);

    const verdict = await verdictOn(bytes, signature, [publicKey.armor()]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'weak-signature' });
  });

  it('never gives a better reason than bad-signature to a signature that is wrong', async () => {
    const key = await readPrivateKey({ armoredKey: testKey('expired.private') });
    const signature = await signatureBy(key, {
      date: new Date('2020-06-01'),
      subject: bytesOf(5),
    });

    const verdict = await verdictOn(bytes, signature, [testKey('expired.public')]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'bad-signature' });
  });

  it.each(['good', 'rsa3072', 'brainpool'])('verifies a signature by a %s key', async (name) => {
    const signingKey = await unlockKey({
      armoredLockedPrivateKey: testKey(`${name}.private`),
      passphrase: '',
    });
    const at = new Date('2026-06-01T12:00:00Z');
    const signature = await signBytes({ bytes, signingKey, at });

    const verdict = await verdictOn(bytes, signature, [
      signer.armoredPublicKey,
      testKey(`${name}.public`),
    ]);

    expect(verdict).toEqual({ status: 'verified', fingerprint: signingKey.fingerprint, at });
  });

  it('answers with a verdict to whatever a signature is altered into', async () => {
    const armored = await signBytes({ bytes, signingKey: signer.key });
    const signature = await readSignature({ armoredSignature: armored });
    const binary = signature.write() as Uint8Array;

    await fc.assert(
      fc.asyncProperty(
        fc.nat(binary.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const altered = Uint8Array.from(binary);
          altered[at] = (altered[at] ?? 0) ^ mask;
          const text = armor(enums.armor.signature, altered);

          const verdict = await verdictOn(bytes, text, [signer.armoredPublicKey]);

          // Octets that the signature does not cover (its unhashed hints) may change and it still be right.
          if (verdict.status === 'verified') expect(verdict.fingerprint).toBe(signer.fingerprint);
          else expect(verdict.reason).not.toBe('no-signature');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('verifies a text as its UTF-8 bytes, line ends and all', async () => {
    const text = 'première ligne\r\nseconde ligne\n';
    const signature = await signText({ text, signingKey: signer.key });

    const same = await verdictOn(utf8(text), signature, [signer.armoredPublicKey]);
    const other = await verdictOn(utf8(text.replace('\r', '')), signature, [
      signer.armoredPublicKey,
    ]);

    expect(same.status).toBe('verified');
    expect(other.status).toBe('not-verified');
  });
});
