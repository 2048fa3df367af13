import { bytesEqual } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { HASH_BYTES, type Hash, type LeafHash, type RootHash, type TreeHasher } from './hashing.ts';
import { isPowerOfTwo } from './powers-of-two.ts';

type Inclusion = {
  readonly leaf: LeafHash;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Hash[];
};

/**
 * The root of the tree in which this proof (RFC 9162 section 2.1.3.2) places the leaf. The caller
 * compares it with a root from a verified checkpoint of that very size: the proof does not bind the size.
 *
 * @throws TransparencyError `E_PROOF` when no proof for that index and size has that form.
 */
export function rootFromInclusion(hasher: TreeHasher, inclusion: Inclusion): RootHash {
  const { leaf, index, size, proof } = inclusion;
  requireProof(
    Number.isSafeInteger(size) && Number.isSafeInteger(index) && 0 <= index && index < size,
  );
  requireProof(isHash(leaf) && proof.every(isHash));
  const climb = createClimb(index, size - 1);
  let hash: Hash = leaf;
  for (const sibling of proof) {
    hash = climb.isRightChild() ? hasher.node(sibling, hash) : hasher.node(hash, sibling);
    climb.rise();
  }
  climb.requireTop();
  return hash as RootHash;
}

type Consistency = {
  readonly from: number;
  readonly fromRoot: Hash;
  readonly to: number;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
};

/**
 * Holds only if the tree of size `to` begins with the tree of size `from` (RFC 9162 section 2.1.4.2).
 * Every tree begins with no entries: asking to have that proved is refused, since it says nothing.
 *
 * @throws TransparencyError `E_PROOF`
 */
export function verifyConsistency(hasher: TreeHasher, consistency: Consistency): void {
  const { from, fromRoot, to, toRoot, proof } = consistency;
  requireProof(Number.isSafeInteger(to) && Number.isSafeInteger(from) && 0 < from && from <= to);
  if (from === to) {
    requireProof(proof.length === 0 && bytesEqual(fromRoot, toRoot));
    return;
  }
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  requireProof(first !== undefined && isHash(first) && rest.every(isHash));
  const climb = createClimb(from - 1, to - 1);
  climb.skipRightChildren();
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (climb.isRightChild()) {
      oldHash = hasher.node(sibling, oldHash);
      newHash = hasher.node(sibling, newHash);
    } else {
      newHash = hasher.node(newHash, sibling);
    }
    climb.rise();
  }
  climb.requireTop();
  requireProof(bytesEqual(oldHash, fromRoot) && bytesEqual(newHash, toRoot));
}

/**
 * The way from a node to the root, where `last` is the rightmost node of the same level: what RFC 9162
 * calls fn and sn.
 */
function createClimb(node: number, last: number) {
  const up = (): void => {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  };
  return {
    /** Also of a lone last node, which has no sibling until it becomes one's right child. */
    isRightChild: () => node % 2 === 1 || node === last,
    rise(): void {
      requireProof(last > 0);
      if (node === last) while (node % 2 === 0) up();
      up();
    },
    skipRightChildren(): void {
      while (node % 2 === 1) up();
    },
    requireTop(): void {
      requireProof(last === 0);
    },
  };
}

export function requireProof(condition: boolean): asserts condition {
  if (!condition) throw new TransparencyError('E_PROOF');
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
