import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  type Hash,
  type LeafHash,
  type TreeHasher,
} from '../../../core/transparency/index.ts';
import type { StoredTile, TileStore } from './store/tree-store.ts';

const HASH_BYTES = 32;
/** Hashes in a full tile: each level above holds one for each full tile. */
const WIDTH = 256;

/** The rightmost tile of a level: how many hashes lie before it, those in it, and how many of them are stored. */
type Edge = { before: number; hashes: Hash[]; stored: number };

/** The rightmost tiles of a tree that grows: all that is needed to build the next ones. */
export function createTileBuilder(hasher: TreeHasher, edges: Edge[]) {
  let touched = new Map<string, StoredTile>();

  function push(level: number, hash: Hash): void {
    const edge = (edges[level] ??= { before: 0, hashes: [], stored: 0 });
    edge.hashes.push(hash);
    if (edge.hashes.length < WIDTH) return;
    keep(level, edge);
    push(level + 1, rootOf(edge.hashes));
    edge.before += WIDTH;
    edge.hashes = [];
    edge.stored = 0;
  }

  function keep(level: number, edge: Edge): void {
    const { before, hashes, stored } = edge;
    if (hashes.length === stored) return;
    const index = before / WIDTH;
    edge.stored = hashes.length;
    touched.set(`${level}/${index}`, { level, index, hashes: Buffer.concat(hashes) });
  }

  /** A frontier does not care at which level its leaves stand. */
  function rootOf(hashes: readonly Hash[]): Hash {
    const leaves = hashes as readonly LeafHash[];
    return frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, leaves));
  }

  return {
    size: (): number => (edges[0] ? edges[0].before + edges[0].hashes.length : 0),
    add(leaves: Iterable<LeafHash>): void {
      for (const leaf of leaves) push(0, leaf);
    },
    /** Every tile that is longer than at the last call, in the order in which they must be written. */
    takeLonger(): StoredTile[] {
      edges.forEach((edge, level) => {
        keep(level, edge);
      });
      const tiles = [...touched.values()];
      touched = new Map();
      return tiles.sort((one, other) => other.level - one.level || one.index - other.index);
    },
  };
}
export type TileBuilder = ReturnType<typeof createTileBuilder>;

/** Goes on where the tiles of that size end; from the beginning where one of them is missing. */
export async function resumeTileBuilder(
  hasher: TreeHasher,
  tiles: TileStore,
  size: number,
): Promise<TileBuilder> {
  const edges: Edge[] = [];
  for (let count = size; count > 0; count = Math.floor(count / WIDTH)) {
    const width = count % WIDTH;
    const index = Math.floor(count / WIDTH);
    const stored = width === 0 ? new Uint8Array() : await tiles.find(edges.length, index);
    if (!stored || stored.length < width * HASH_BYTES) return createTileBuilder(hasher, []);
    edges.push({ before: index * WIDTH, hashes: split(stored, width), stored: width });
  }
  return createTileBuilder(hasher, edges);
}

function split(hashes: Uint8Array, width: number): Hash[] {
  return Array.from({ length: width }, (_hash, at) =>
    hashes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}
