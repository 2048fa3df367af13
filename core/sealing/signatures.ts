import {
  createMessage,
  readSignature,
  sign,
  verify,
  type PrivateKey,
  type PublicKey,
} from 'openpgp';
import { SealingError } from './errors.ts';
import { CLOCK_TOLERANCE, SEALING_CONFIG } from './openpgp-config.ts';
import { parsePublicKey } from './public-key.ts';
import { privateKeyOf, type UnlockedKey } from './unlocked-key.ts';
import { verdictOf, type Verdict, type VerificationResult } from './verdict.ts';

/** @throws SealingError `cannot-sign` when the key has expired, was revoked, or may not sign; `key-forgotten` */
export async function signingKeyOf(key: UnlockedKey, at: Date): Promise<PrivateKey> {
  const privateKey = privateKeyOf(key);
  await privateKey
    .getSigningKey(undefined, at, undefined, SEALING_CONFIG)
    .catch((cause: unknown) => {
      throw new SealingError('cannot-sign', { cause });
    });
  return privateKey;
}

/** Signs bytes; the answer is an armored detached signature that GnuPG and others verify. */
export async function signBytes({
  bytes,
  signingKey,
  at = new Date(),
}: {
  bytes: Uint8Array;
  signingKey: UnlockedKey;
  at?: Date;
}): Promise<string> {
  return (await sign({
    message: await createMessage({ binary: bytes }),
    signingKeys: await signingKeyOf(signingKey, at),
    detached: true,
    format: 'armored',
    date: at,
    config: SEALING_CONFIG,
  })) as string;
}

/** Signs the UTF-8 bytes of a text exactly as they are. */
export async function signText({
  text,
  ...rest
}: {
  text: string;
  signingKey: UnlockedKey;
  at?: Date;
}): Promise<string> {
  return await signBytes({ bytes: new TextEncoder().encode(text), ...rest });
}

/**
 * Verifies an armored detached signature over bytes. What is wrong with the signature is returned, never thrown.
 *
 * @param at the instant to judge at, now by default
 * @throws SealingError only when one of the given *keys* cannot be read
 */
export async function verifyBytes({
  bytes,
  armoredSignature,
  armoredVerificationKeys,
  at = new Date(),
}: {
  bytes: Uint8Array;
  armoredSignature: string;
  armoredVerificationKeys: readonly string[];
  at?: Date;
}): Promise<Verdict> {
  const keys = await readVerificationKeys(armoredVerificationKeys);
  const results = await readAndVerify({ bytes, armoredSignature, keys, at });
  // A signature was given, so one that cannot be read is not "no signature".
  return results.length > 0
    ? await verdictOf(results, keys)
    : { status: 'not-verified', reason: 'bad-signature' };
}

/** Verifies a detached signature over the UTF-8 bytes of a text exactly as they are; see `verifyBytes`. */
export async function verifyText({
  text,
  ...rest
}: {
  text: string;
  armoredSignature: string;
  armoredVerificationKeys: readonly string[];
  at?: Date;
}): Promise<Verdict> {
  return await verifyBytes({ bytes: new TextEncoder().encode(text), ...rest });
}

/** No results where the signature cannot be read: the library throws for some of what it does not know. */
async function readAndVerify({
  bytes,
  armoredSignature,
  keys,
  at,
}: {
  bytes: Uint8Array;
  armoredSignature: string;
  keys: PublicKey[];
  at: Date;
}): Promise<VerificationResult[]> {
  try {
    const { signatures } = await verify({
      message: await createMessage({ binary: bytes }),
      signature: await readSignature({ armoredSignature, config: SEALING_CONFIG }),
      verificationKeys: keys,
      format: 'binary',
      date: toleratingClocks(at),
      config: SEALING_CONFIG,
    });
    return signatures;
  } catch {
    return [];
  }
}

/** A signature made on a machine whose clock is a little ahead is not "in the future". */
export function toleratingClocks(at: Date): Date {
  return new Date(at.getTime() + CLOCK_TOLERANCE);
}

export async function readVerificationKeys(armoredKeys: readonly string[]): Promise<PublicKey[]> {
  return await Promise.all(armoredKeys.map(parsePublicKey));
}
