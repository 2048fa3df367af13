import type { Hash, LeafHash, RootHash, TreeHasher } from './hashing.ts';

/**
 * All that is needed to let a tree grow: the roots of the perfect subtrees that a tree of `size`
 * consists of, the largest, leftmost one first. One hash for each one-bit of `size`.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** The frontier after further leaves; the given one stays as it is. */
export function extendFrontier(
  hasher: TreeHasher,
  frontier: Frontier,
  leaves: Iterable<LeafHash>,
): Frontier {
  const hashes = [...frontier.hashes];
  let { size } = frontier;
  for (const leaf of leaves) {
    let node: Hash = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      node = hasher.node(takeLast(hashes), node);
    }
    hashes.push(node);
    size += 1;
  }
  return { size, hashes };
}

/** The root of RFC 6962 section 2.1 of a tree of that size. */
export function frontierRoot(hasher: TreeHasher, { hashes }: Frontier): RootHash {
  if (hashes.length === 0) return hasher.emptyRoot;
  return hashes.reduceRight((right, left) => hasher.node(left, right)) as RootHash;
}

function takeLast(hashes: Hash[]): Hash {
  const last = hashes.pop();
  if (!last) throw new RangeError('A frontier with too few hashes for its size');
  return last;
}
