import type { DecryptMessageResult, PublicKey, Signature } from 'openpgp';

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
