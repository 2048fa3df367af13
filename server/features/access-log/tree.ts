import {
  consistencyProof,
  encodeBundle,
  formatProof,
  inclusionProof,
  nodesOfTiles,
  type Hash,
  type TileAddress,
  type TreeHasher,
} from '../../../core/transparency/index.ts';
import { createCheckpoints, type SignedTree } from './checkpoints.ts';
import type { LogTrust } from './log-trust.ts';
import type { AccessLogStore } from './store/access-log-store.ts';
import { readTileFrom } from './stored-tiles.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'batches' | 'tiles' | 'checkpoints'>;
  readonly trust: LogTrust;
  readonly hasher: TreeHasher;
};

const WIDTH = 256;

/** The signed tree over the entries: what can be proved of it, and to whom it may be shown piece by piece. */
export function createTree({ store, trust, hasher }: Dependencies) {
  const { batches, tiles } = store;
  const checkpoints = createCheckpoints({ checkpoints: store.checkpoints, trust });
  const readTile = readTileFrom(tiles);

  const nodesOf = (size: number) => nodesOfTiles(hasher, size, readTile);

  async function bundle(first: number, count: number): Promise<Uint8Array> {
    const entries: Uint8Array[] = [];
    while (entries.length < count) {
      const index = first + entries.length;
      const [batch] = await batches.list(index, 1);
      const found = batch?.entries.slice(index - batch.firstIndex) ?? [];
      if (!batch || batch.firstIndex > index || found.length === 0)
        throw new Error(`entry ${index} is missing`);
      entries.push(...found.slice(0, count - entries.length));
    }
    return encodeBundle(entries);
  }

  return {
    ...checkpoints,

    /** A tile or bundle of the newest signed tree; undefined for one that it does not have. */
    async tile(address: TileAddress): Promise<Uint8Array | undefined> {
      const size = (await checkpoints.latest())?.size ?? 0;
      const level = address.level === 'entries' ? 0 : address.level;
      const first = address.index * WIDTH;
      if (first + address.width > Math.floor(size / WIDTH ** level)) return undefined;
      return address.level === 'entries' ? bundle(first, address.width) : readTile(address);
    },

    /**
     * A `c2sp.org/tlog-proof@v1` of the entry: under the newest checkpoint that counts; while only the log itself has
     * signed for the entry, under that one. Undefined while nobody has.
     */
    async proof(index: number): Promise<string | undefined> {
      const counting = await checkpoints.counting();
      const covers = (tree: SignedTree | undefined) => tree && tree.size > index;
      const tree = covers(counting) ? counting : await checkpoints.latest();
      if (!tree || !covers(tree)) return undefined;
      const hashes = await inclusionProof(hasher, index, tree.size, nodesOf(tree.size));
      return formatProof({ index, hashes, checkpoint: tree.note });
    },

    /** That the tree of size `to` begins with that of size `from`; undefined unless both are within the newest one. */
    async consistency(from: number, to: number): Promise<Hash[] | undefined> {
      const size = (await checkpoints.latest())?.size ?? 0;
      if (from > to || to > size) return undefined;
      return consistencyProof(hasher, from, to, nodesOf(to));
    },
  };
}
export type Tree = ReturnType<typeof createTree>;
