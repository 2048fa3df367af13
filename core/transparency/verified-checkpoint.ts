import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { TransparencyError } from './errors.ts';
import { findSigner, parseNote, type Note } from './note.ts';
import { isQuorate, type Policy } from './policy.ts';
import { verifySignature } from './signature.ts';
import type { Verifier } from './verifier.ts';

declare const verified: unique symbol;

export type Cosignature = {
  /** Name in the policy. */
  readonly witness: string;
  /** POSIX seconds at which the witness says it cosigned. */
  readonly time: number;
};

/** A checkpoint that counts under some policy. Only `openCheckpoint` makes one. */
export type VerifiedCheckpoint = Checkpoint & {
  /** The note as it came. */
  readonly note: string;
  /** Those of the policy's witnesses, all valid. */
  readonly cosignatures: readonly Cosignature[];
  readonly [verified]: true;
};

export type VerificationClock = {
  /** POSIX seconds. */
  readonly now: number;
  /** Seconds. Without it a checkpoint may be of any age. */
  readonly maxAge?: number;
};

/**
 * Verifies a checkpoint: whose it is, that a key of that log signed it, that enough witnesses cosigned
 * it and, where `maxAge` is given, that enough of them did so recently. A log alone says nothing about
 * time: with `maxAge` at least one recent cosignature is needed, whatever the quorum.
 *
 * @throws TransparencyError, the first that fits: `E_NOTE`, `E_CHECKPOINT`, `E_ORIGIN` when the policy
 *   has no log of that name, `E_SIGNATURE` when a known key's signature is wrong or the log's is absent,
 *   `E_QUORUM`, `E_STALE`.
 */
export async function openCheckpoint(
  note: string,
  policy: Policy,
  clock?: VerificationClock,
): Promise<VerifiedCheckpoint> {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.text);
  const { origin } = checkpoint;
  const logs = policy.logs.filter(({ verifier }) => verifier.name === origin);
  if (logs.length === 0) throw new TransparencyError('E_ORIGIN', { where: origin });
  const signers = await knownSigners(parsed, policy.logs);
  if (!signers.some(({ known }) => logs.includes(known)))
    throw new TransparencyError('E_SIGNATURE', { where: origin });
  const cosignatures = (await knownSigners(parsed, policy.witnesses)).map(
    ({ known: { name }, time = 0 }) => ({ witness: name, time }),
  );
  requireQuorum(policy, cosignatures, clock);
  return { ...checkpoint, note, cosignatures } as Checkpoint as VerifiedCheckpoint;
}

/** Signatures of unknown keys are passed over; one wrong signature of a known key spoils the note. */
async function knownSigners<Known extends { readonly verifier: Verifier }>(
  { text, signatures }: Note,
  all: readonly Known[],
): Promise<{ known: Known; time?: number }[]> {
  const found: { known: Known; time?: number }[] = [];
  for (const signature of signatures) {
    const known = findSigner(all, signature);
    if (!known) continue;
    const claim = await verifySignature(text, signature, known.verifier);
    if (!claim) throw new TransparencyError('E_SIGNATURE', { where: signature.name });
    found.push({ known, ...claim });
  }
  return found;
}

function requireQuorum(
  { quorum }: Policy,
  cosignatures: readonly Cosignature[],
  clock?: VerificationClock,
): void {
  const suffices = (counted: readonly Cosignature[]) =>
    isQuorate(quorum, new Set(counted.map(({ witness }) => witness)));
  if (!suffices(cosignatures)) throw new TransparencyError('E_QUORUM');
  if (clock?.maxAge === undefined) return;
  const { now, maxAge } = clock;
  // A time that lies as far ahead is no sign of freshness either.
  const recent = cosignatures.filter(({ time }) => Math.abs(now - time) <= maxAge);
  if (recent.length === 0 || !suffices(recent)) throw new TransparencyError('E_STALE');
}
