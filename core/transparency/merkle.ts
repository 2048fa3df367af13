import type { Frontier } from './frontier.ts';
import type { Hash, RootHash, TreeHasher } from './hashing.ts';
import { isPowerOfTwo, largestPower, splitOf } from './powers-of-two.ts';
import { requireProof } from './proof-check.ts';

/** Hash of the perfect subtree over the `2^level` leaves that begin at `index * 2^level`. */
export type NodeAt = (level: number, index: number) => Promise<Hash>;

/** The root of RFC 6962 section 2.1 of the first `size` leaves. */
export async function rootAt(hasher: TreeHasher, size: number, nodeAt: NodeAt): Promise<RootHash> {
  if (size === 0) return hasher.emptyRoot;
  return (await createRangeHash(hasher, nodeAt)(0, size)) as RootHash;
}

export async function frontierAt(size: number, nodeAt: NodeAt): Promise<Frontier> {
  const hashes: Hash[] = [];
  for (let begin = 0; begin < size; begin += largestPower(size - begin)) {
    const width = largestPower(size - begin);
    hashes.push(await nodeAt(Math.log2(width), begin / width));
  }
  return { size, hashes };
}

/**
 * The audit path of RFC 6962 section 2.1.1, from the leaf upwards.
 *
 * @throws TransparencyError `E_PROOF` unless `0 <= index < size`.
 */
export async function inclusionProof(
  hasher: TreeHasher,
  index: number,
  size: number,
  nodeAt: NodeAt,
): Promise<Hash[]> {
  requireProof(
    Number.isSafeInteger(size) && Number.isSafeInteger(index) && 0 <= index && index < size,
  );
  const hashOf = createRangeHash(hasher, nodeAt);
  async function path(begin: number, end: number): Promise<Hash[]> {
    if (end - begin === 1) return [];
    const middle = begin + splitOf(end - begin);
    return index < middle
      ? [...(await path(begin, middle)), await hashOf(middle, end)]
      : [...(await path(middle, end)), await hashOf(begin, middle)];
  }
  return path(0, size);
}

/**
 * The proof of RFC 6962 section 2.1.2 that the tree of size `to` begins with that of size `from`.
 * Empty where there is nothing to prove: from no entries at all, and from a tree to itself.
 *
 * @throws TransparencyError `E_PROOF` unless `0 <= from <= to`.
 */
export async function consistencyProof(
  hasher: TreeHasher,
  from: number,
  to: number,
  nodeAt: NodeAt,
): Promise<Hash[]> {
  requireProof(Number.isSafeInteger(to) && Number.isSafeInteger(from) && 0 <= from && from <= to);
  const hashOf = createRangeHash(hasher, nodeAt);
  async function subproof(begin: number, end: number, isOldRoot: boolean): Promise<Hash[]> {
    if (from === end) return isOldRoot ? [] : [await hashOf(begin, end)];
    const middle = begin + splitOf(end - begin);
    return from <= middle
      ? [...(await subproof(begin, middle, isOldRoot)), await hashOf(middle, end)]
      : [...(await subproof(middle, end, false)), await hashOf(begin, middle)];
  }
  return from === 0 ? [] : subproof(0, to, true);
}

function createRangeHash(hasher: TreeHasher, nodeAt: NodeAt) {
  return async function hashOf(begin: number, end: number): Promise<Hash> {
    const width = end - begin;
    if (isPowerOfTwo(width)) return nodeAt(Math.log2(width), begin / width);
    const middle = begin + splitOf(width);
    return hasher.node(await hashOf(begin, middle), await hashOf(middle, end));
  };
}
