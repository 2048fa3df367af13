import { TransparencyError } from './errors.ts';
import { emptyFrontier, extendFrontier, frontierRoot } from './frontier.ts';
import { HASH_BYTES, type Hash, type LeafHash, type RootHash, type TreeHasher } from './hashing.ts';
import { TILE_WIDTH, perfectRoot, tilePath } from './tiles.ts';

type Dependencies = {
  readonly hasher: TreeHasher;
  /** Rejects with `E_MISSING` for a path that is not there. */
  readonly read: (path: string) => Promise<Uint8Array>;
};

/**
 * Builds the tree of a log from its leaves and compares every tile with it. Holds one unfinished tile of
 * each level, so its memory grows with the logarithm of the log.
 */
export function createTileWalk({ hasher, read }: Dependencies) {
  const unfinished: { index: number; hashes: Hash[] }[] = [];
  let finishedTiles = emptyFrontier;

  async function compare(level: number, index: number, hashes: readonly Hash[]): Promise<void> {
    const path = tilePath({ level, index, width: hashes.length });
    const published = await read(path);
    const wrong = hashes.findIndex((hash, at) => !holds(published, at * HASH_BYTES, hash));
    if (wrong < 0 && published.length === hashes.length * HASH_BYTES) return;
    const entry = level === 0 && wrong >= 0 ? index * TILE_WIDTH + wrong : undefined;
    throw new TransparencyError('E_TILE', { where: path, entry });
  }

  async function lift(level: number, hash: Hash): Promise<void> {
    const tile = (unfinished[level] ??= { index: 0, hashes: [] });
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) return;
    await compare(level, tile.index, tile.hashes);
    unfinished[level] = { index: tile.index + 1, hashes: [] };
    await lift(level + 1, perfectRoot(hasher, tile.hashes));
  }

  return {
    /** The next leaves: a whole tile of them, or the last ones. Rejects with `E_MISSING` or `E_TILE`. */
    async add(leaves: readonly LeafHash[]): Promise<void> {
      await compare(0, finishedTiles.size, leaves);
      if (leaves.length < TILE_WIDTH) return;
      const root = perfectRoot(hasher, leaves);
      finishedTiles = extendFrontier(hasher, finishedTiles, [root as LeafHash]);
      await lift(1, root);
    },
    /** To be called after the last leaves; rejects like `add`. */
    async finish(): Promise<void> {
      for (const [level, tile] of unfinished.entries()) {
        if (level > 0 && tile.hashes.length > 0) await compare(level, tile.index, tile.hashes);
      }
    },
    /** Root of the tree of all whole tiles added so far and these leaves, at most a tile. */
    rootWith(leaves: readonly LeafHash[]): RootHash {
      const { hashes } = extendFrontier(hasher, emptyFrontier, leaves);
      return frontierRoot(hasher, { size: 0, hashes: [...finishedTiles.hashes, ...hashes] });
    },
  };
}

/** Compares in place: nothing is copied for each of so many hashes. */
function holds(bytes: Uint8Array, offset: number, part: Uint8Array): boolean {
  for (let at = 0; at < part.length; at += 1) if (bytes[offset + at] !== part[at]) return false;
  return true;
}
