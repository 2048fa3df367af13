import {
  TILE_WIDTH,
  bytesEqual,
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  parseCheckpoint,
  parseNote,
  tilePath,
  type TreeHasher,
} from '../../../../core/transparency/index.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import type { StoredTile } from '../store/tree-store.ts';
import { createTileBuilder } from '../tile-builder.ts';
import type { Report } from './finding.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'tiles' | 'checkpoints'>;
  readonly hasher: TreeHasher;
  readonly origin: string;
  readonly report: Report;
};

const HASH_BYTES = 32;

/** Computes tiles and root anew, and compares them with what is stored and what was signed last. */
export async function createTileCheck({ store, hasher, origin, report }: Dependencies) {
  const { tiles, checkpoints } = store;
  const builder = createTileBuilder(hasher, []);
  const stored = await tiles.size();
  const [newest] = await checkpoints.list({ origin }, 1);
  const signed = newest && parseCheckpoint(parseNote(newest.note).text);
  let frontier = emptyFrontier;

  async function compare({ level, index, hashes }: StoredTile): Promise<void> {
    const inTree = Math.floor(stored / TILE_WIDTH ** level) - index * TILE_WIDTH;
    const width = Math.min(hashes.length / HASH_BYTES, inTree);
    if (width <= 0) return;
    const found = await tiles.find(level, index);
    const expected = hashes.subarray(0, width * HASH_BYTES);
    if (found && bytesEqual(found.subarray(0, expected.length), expected)) return;
    report({ code: 'TILE', where: tilePath({ level, index, width }), mended: false });
  }

  return {
    async check(entries: readonly { readonly bytes: Uint8Array }[]): Promise<void> {
      for (const { bytes } of entries) {
        const leaves = [hasher.leaf(bytes)];
        builder.add(leaves);
        frontier = extendFrontier(hasher, frontier, leaves);
        if (signed?.size !== frontier.size) continue;
        if (!bytesEqual(frontierRoot(hasher, frontier), signed.root))
          report({ code: 'CHECKPOINT', where: String(signed.size), mended: false });
      }
      for (const tile of builder.takeLonger()) await compare(tile);
    },

    finish(): void {
      if (signed && signed.size > frontier.size)
        report({ code: 'CHECKPOINT', where: String(signed.size), mended: false });
    },
  };
}
