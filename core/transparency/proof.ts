import { bytesEqual, fromBase64, fromDecimal, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { HASH_BYTES, type Hash, type TreeHasher } from './hashing.ts';
import type { Policy } from './policy.ts';
import { requireProof, rootFromInclusion } from './proof-check.ts';
import {
  openCheckpoint,
  type VerificationClock,
  type VerifiedCheckpoint,
} from './verified-checkpoint.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** C2SP tlog-proof: that a log holds an entry, in one text that can be checked offline. */
export type Proof = {
  readonly index: number;
  /** From the leaf's sibling upwards. */
  readonly hashes: readonly Hash[];
  /** The note of a checkpoint. */
  readonly checkpoint: string;
  /** Nobody has signed these bytes. */
  readonly extra?: Uint8Array;
};

export function formatProof({ index, hashes, checkpoint, extra }: Proof): string {
  const lines = [
    HEADER,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${String(index)}`,
    ...hashes.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Takes a proof apart; verifies nothing.
 *
 * @throws TransparencyError `E_PROOF_FORMAT`
 */
export function parseProof(text: string): Proof {
  const split = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines.shift()) : undefined;
  const index = fromDecimal(
    /^index (?<index>\S+)$/.exec(lines.shift() ?? '')?.groups?.['index'] ?? '',
  );
  if (header !== HEADER || index === undefined) throw new TransparencyError('E_PROOF_FORMAT');
  return {
    index,
    hashes: lines.map(readHash),
    checkpoint: text.slice(split + 2),
    ...(extra && { extra }),
  };
}

function readExtra(line = ''): Uint8Array {
  const extra = fromBase64(line.slice('extra '.length));
  if (!extra || extra.length === 0) throw new TransparencyError('E_PROOF_FORMAT');
  return extra;
}

function readHash(line: string): Hash {
  const hash = fromBase64(line);
  if (hash?.length !== HASH_BYTES) throw new TransparencyError('E_PROOF_FORMAT');
  return hash;
}

/**
 * That the log holds exactly these bytes, at the place that comes back.
 *
 * @throws TransparencyError `E_PROOF_FORMAT`, whatever `openCheckpoint` throws, then `E_PROOF`.
 */
export async function verifyProof(
  hasher: TreeHasher,
  proof: string,
  entry: Uint8Array,
  policy: Policy,
  clock?: VerificationClock,
): Promise<{ readonly index: number; readonly checkpoint: VerifiedCheckpoint }> {
  const { index, hashes, checkpoint: note } = parseProof(proof);
  const checkpoint = await openCheckpoint(note, policy, clock);
  const { size, root } = checkpoint;
  const leaf = hasher.leaf(entry);
  requireProof(bytesEqual(rootFromInclusion(hasher, { leaf, index, size, proof: hashes }), root));
  return { index, checkpoint };
}
