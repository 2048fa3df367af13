import { TransparencyError, tilePath, type ReadTile } from '../../../core/transparency/index.ts';
import type { TileStore } from './store/tree-store.ts';

const HASH_BYTES = 32;

/** Tiles of hashes out of the store; a partial one is the beginning of what is there. */
export function readTileFrom(tiles: TileStore): ReadTile {
  return async (address) => {
    const { level, index, width } = address;
    const stored = level === 'entries' ? undefined : await tiles.find(level, index);
    if (!stored || stored.length < width * HASH_BYTES)
      throw new TransparencyError('E_MISSING', { where: tilePath(address) });
    return stored.subarray(0, width * HASH_BYTES);
  };
}
