import { Manifest, type ManifestPart, type SeipdFacts } from '../contracts/manifest.ts';
import { verifyText } from './signatures.ts';
import { parseStatement } from './statements.ts';
import type { Verdict } from './verdict.ts';

export interface ManifestFacts {
  readonly fileId: string;
  readonly submissionId: string;
  readonly seipd: SeipdFacts;
  readonly partSize: number;
  readonly parts: readonly ManifestPart[];
  /** Fingerprints of the recipients' primary keys. */
  readonly recipients: readonly string[];
  /** Fingerprint of the uploader's primary key. */
  readonly uploader: string;
  readonly createdAt: Date;
}

/**
 * Writes the manifest of a sealed file: the exact text to sign, store and send. The hashes are of the parts alone,
 * so that a reader can check a file while it streams in.
 */
export function createManifest({ parts, createdAt, ...facts }: ManifestFacts): string {
  const manifest = Manifest.parse({
    v: 1,
    type: 'manifest',
    ...facts,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    parts: parts.map(({ size, sha256 }) => ({ size, sha256 })),
    createdAt: createdAt.toISOString(),
  });
  return JSON.stringify(manifest);
}

/** @throws SealingError `unsupported-format` for an unknown version or anything but a manifest */
export function parseManifest(text: string): Manifest {
  return parseStatement(Manifest, text);
}

/**
 * Verifies the uploader's signature over the exact text of a manifest. A signature by another key than the manifest
 * names is `not-the-named-signer`, even if that key is known. The caller still compares `fileId` with the file it asked for.
 *
 * @throws SealingError `unsupported-format`; the verdict is returned
 */
export async function verifyManifest({
  manifest: text,
  armoredSignature,
  armoredVerificationKeys,
  at,
}: {
  manifest: string;
  armoredSignature: string;
  armoredVerificationKeys: readonly string[];
  at?: Date;
}): Promise<{ verdict: Verdict; manifest: Manifest }> {
  const manifest = parseManifest(text);
  const verdict = await verifyText({
    text,
    armoredSignature,
    armoredVerificationKeys,
    ...(at && { at }),
  });
  return { verdict: requireSigner(verdict, manifest.uploader), manifest };
}

/** Turns a verified verdict down when another key signed than the statement names. */
export function requireSigner(verdict: Verdict, fingerprint: string): Verdict {
  if (verdict.status === 'verified' && verdict.fingerprint !== fingerprint) {
    return { status: 'not-verified', reason: 'not-the-named-signer' };
  }
  return verdict;
}
