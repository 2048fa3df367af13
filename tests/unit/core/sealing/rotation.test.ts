import { describe, expect, it } from '@jest/globals';
import { signRotation, signText, verifyRotation } from '../../../../core/sealing/index.ts';
import { aKey, sealingError } from '../../../support/sealing.ts';

const organisationId = '019aa000-0000-7000-8000-000000000001';

async function aRotation() {
  const [previous, next] = await Promise.all([aKey(), aKey()]);
  const at = new Date(Math.floor(Date.now() / 1000) * 1000);
  const signed = await signRotation({
    previousKey: previous.key,
    organisationId,
    nextFingerprint: next.fingerprint,
    at,
  });
  return { ...signed, previous, next, at };
}

describe('verifyRotation', () => {
  it('refuses a text that is no rotation', async () => {
    const { armoredSignature, previous } = await aRotation();

    await expect(
      verifyRotation({
        statement: '{"v":1}',
        armoredSignature,
        previousArmoredPublicKey: previous.armoredPublicKey,
      }),
    ).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it('does not verify a rotation to another key', async () => {
    const { statement, armoredSignature, previous, next } = await aRotation();
    const { fingerprint } = await aKey();

    const { verdict } = await verifyRotation({
      statement: statement.replace(next.fingerprint, fingerprint),
      armoredSignature,
      previousArmoredPublicKey: previous.armoredPublicKey,
    });

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'bad-signature' });
  });

  it('does not verify a rotation that the new key signed for itself', async () => {
    const { statement, previous, next } = await aRotation();

    const { verdict } = await verifyRotation({
      statement,
      armoredSignature: await signText({ text: statement, signingKey: next.key }),
      previousArmoredPublicKey: previous.armoredPublicKey,
    });

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it('does not verify a rotation of another key than the given one', async () => {
    const { statement, next } = await aRotation();

    const { verdict } = await verifyRotation({
      statement,
      armoredSignature: await signText({ text: statement, signingKey: next.key }),
      previousArmoredPublicKey: next.armoredPublicKey,
    });

    expect(verdict).toEqual({ status: 'not-verified', reason: 'not-the-named-signer' });
  });

  it('verifies what the previous key declared', async () => {
    const { statement, armoredSignature, previous, next, at } = await aRotation();

    const rotation = await verifyRotation({
      statement,
      armoredSignature,
      previousArmoredPublicKey: previous.armoredPublicKey,
    });

    expect(rotation).toEqual({
      verdict: { status: 'verified', fingerprint: previous.fingerprint, at },
      organisationId,
      previousFingerprint: previous.fingerprint,
      nextFingerprint: next.fingerprint,
      at,
    });
  });
});
