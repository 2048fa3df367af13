import { requireSigner } from './manifest.ts';
import { signText, verifyText } from './signatures.ts';
import { parseStatement, RotationStatement } from './statements.ts';
import type { UnlockedKey } from './unlocked-key.ts';
import type { Verdict } from './verdict.ts';

/** An organisation's old key declares its successor; the text is signed, stored and shown exactly as it is. */
export async function signRotation({
  previousKey,
  organisationId,
  nextFingerprint,
  at,
}: {
  previousKey: UnlockedKey;
  organisationId: string;
  nextFingerprint: string;
  at: Date;
}): Promise<{ statement: string; armoredSignature: string }> {
  const statement = JSON.stringify(
    RotationStatement.parse({
      v: 1,
      type: 'rotation',
      organisationId,
      previousFingerprint: previousKey.fingerprint,
      nextFingerprint,
      at: at.toISOString(),
    }),
  );
  const armoredSignature = await signText({ text: statement, signingKey: previousKey, at });
  return { statement, armoredSignature };
}

export interface VerifiedRotation {
  readonly verdict: Verdict;
  readonly organisationId: string;
  readonly previousFingerprint: string;
  readonly nextFingerprint: string;
  readonly at: Date;
}

/**
 * Verifies that the given previous key declared the rotation; a statement that names another previous key is
 * `not-the-named-signer`. The caller compares organisation and next fingerprint with what it is about to trust.
 *
 * @throws SealingError `unsupported-format` for anything but a rotation; the verdict is returned
 */
export async function verifyRotation({
  statement,
  armoredSignature,
  previousArmoredPublicKey,
}: {
  statement: string;
  armoredSignature: string;
  previousArmoredPublicKey: string;
}): Promise<VerifiedRotation> {
  const { organisationId, previousFingerprint, nextFingerprint, at } = parseStatement(
    RotationStatement,
    statement,
  );
  const verdict = await verifyText({
    text: statement,
    armoredSignature,
    armoredVerificationKeys: [previousArmoredPublicKey],
  });
  return {
    verdict: requireSigner(verdict, previousFingerprint),
    organisationId,
    previousFingerprint,
    nextFingerprint,
    at: new Date(at),
  };
}
