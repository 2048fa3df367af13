import {
  createMessage,
  readSignature,
  type DecryptMessageResult,
  sign,
  verify,
  type PublicKey,
  type Signature,
} from 'openpgp';
import { CLOCK_TOLERANCE, SEALING_CONFIG } from './openpgp-config.ts';
import { parsePublicKey } from './public-key.ts';
import { privateKeyOf, type UnlockedKey } from './unlocked-key.ts';

/** For this folder only: the library declares it without exporting it. */
export type VerificationResult = DecryptMessageResult['signatures'][number];

export type NotVerifiedReason =
  | 'no-signature'
  | 'unknown-key'
  | 'bad-signature'
  | 'weak-signature'
  | 'signature-expired'
  | 'signature-in-future'
  | 'key-expired'
  | 'key-revoked'
  | 'key-not-yet-valid'
  | 'key-cannot-sign'
  | 'not-the-named-signer';

/**
 * Whether content is signed by one of the given keys. Data, not an exception: a reader must see it, and code must not
 * be able to swallow it. `verified` means: the signature is right *and* was made while its key was valid.
 */
export type Verdict =
  | {
      readonly status: 'verified';
      /** Lowercase hexadecimal fingerprint of the signer's primary key. */
      readonly fingerprint: string;
      /** When the signer says to have signed; no third party confirms it. */
      readonly at: Date;
    }
  | {
      readonly status: 'not-verified';
      readonly reason: NotVerifiedReason;
      /** 16 lowercase hexadecimal digits, as the signature claims: anybody can write them. */
      readonly claimedKeyId?: string;
    };

/** Signs bytes; the answer is an armored detached signature that GnuPG and others verify. */
export async function signBytes({
  bytes,
  signingKey,
  at,
}: {
  bytes: Uint8Array;
  signingKey: UnlockedKey;
  at?: Date;
}): Promise<string> {
  return (await sign({
    message: await createMessage({ binary: bytes }),
    signingKeys: privateKeyOf(signingKey),
    detached: true,
    format: 'armored',
    ...(at && { date: at }),
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
  const signature = await readSignature({ armoredSignature, config: SEALING_CONFIG }).catch(
    () => undefined,
  );
  if (!signature) return { status: 'not-verified', reason: 'bad-signature' };
  const { signatures } = await verify({
    message: await createMessage({ binary: bytes }),
    signature,
    verificationKeys: keys,
    format: 'binary',
    date: toleratingClocks(at),
    config: SEALING_CONFIG,
  });
  return await verdictOf(signatures, keys);
}

/** A signature made on a machine whose clock is a little ahead is not "in the future". */
export function toleratingClocks(at: Date): Date {
  return new Date(at.getTime() + CLOCK_TOLERANCE);
}

export async function readVerificationKeys(armoredKeys: readonly string[]): Promise<PublicKey[]> {
  return await Promise.all(armoredKeys.map(parsePublicKey));
}

/** The first signature that verifies counts; where none does, the first one's fault is told. */
export async function verdictOf(
  results: readonly VerificationResult[],
  keys: readonly PublicKey[],
): Promise<Verdict> {
  const verdicts = await Promise.all(results.map((result) => judge(result, keys)));
  return (
    verdicts.find(({ status }) => status === 'verified') ??
    verdicts[0] ?? { status: 'not-verified', reason: 'no-signature' }
  );
}

async function judge(result: VerificationResult, keys: readonly PublicKey[]): Promise<Verdict> {
  const claimedKeyId = result.keyID.toHex();
  const signer = keys.find((key) => key.getKeys(result.keyID).length > 0);
  if (!signer) return { status: 'not-verified', reason: 'unknown-key', claimedKeyId };
  try {
    await result.verified;
    return {
      status: 'verified',
      fingerprint: signer.getFingerprint(),
      at: madeAt(await result.signature),
    };
  } catch (error) {
    return { status: 'not-verified', reason: reasonOf(error), claimedKeyId };
  }
}

function madeAt(signature: Signature): Date {
  const created = signature.packets[0]?.created;
  if (!created) throw new TypeError('a verified signature has a creation time');
  return created;
}

/**
 * The library explains itself only in words. It checks the signature itself before dates and keys, so a reason other
 * than `bad-signature` is given only for a signature that is right; words we do not know count as `bad-signature`.
 */
const REASONS: readonly (readonly [RegExp, NotVerifiedReason])[] = [
  [/^Insecure (?:message )?hash|too weak|is disabled/, 'weak-signature'],
  [/^Signature is expired/, 'signature-expired'],
  [/^Signature creation time is in the future/, 'signature-in-future'],
  [/^Key is newer than the signature/, 'key-not-yet-valid'],
  [/is revoked/, 'key-revoked'],
  [/key is expired/i, 'key-expired'],
  [/in the future/, 'key-not-yet-valid'],
  [/^Could not find valid signing key packet/, 'key-cannot-sign'],
];

function reasonOf(error: unknown): NotVerifiedReason {
  const words = error instanceof Error ? error.message : '';
  return REASONS.find(([pattern]) => pattern.test(words))?.[1] ?? 'bad-signature';
}
