import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  TILE_WIDTH,
  emptyFrontier,
  encodeBundle,
  extendFrontier,
  formatCheckpoint,
  frontierRoot,
  parseSigner,
  signNote,
  tilePath,
  type LeafHash,
  type LogSource,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';

/** Writes a log that is too large for memory, bundle by bundle; only its leaf hashes are kept. */
export function createLogFolder(folder: string) {
  const leaves: LeafHash[] = [];
  let bundles = 0;

  function write(path: string, bytes: Uint8Array | string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }

  function writeTiles(level: number, hashes: readonly LeafHash[]): void {
    const roots: LeafHash[] = [];
    for (let index = 0; index * TILE_WIDTH < hashes.length; index += 1) {
      const tile = hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      write(tilePath({ level, index, width: tile.length }), Buffer.concat(tile));
      const root = frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, tile));
      if (tile.length === TILE_WIDTH) roots.push(root as Uint8Array as LeafHash);
    }
    if (roots.length > 0) writeTiles(level + 1, roots);
  }

  return {
    /** The next entries: 256 of them, or the last ones. */
    addBundle(entries: readonly Uint8Array[], hashes: readonly LeafHash[]): void {
      const path = tilePath({ level: 'entries', index: bundles, width: entries.length });
      write(path, encodeBundle(entries));
      leaves.push(...hashes);
      bundles += 1;
    },
    async finish(skey: string): Promise<void> {
      writeTiles(0, leaves);
      const signer = await parseSigner(skey);
      const root = frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, leaves));
      const text = formatCheckpoint({ origin: signer.name, size: leaves.length, root });
      write('checkpoint', `${text}\n${await signNote(text, signer)}`);
    },
  };
}

export function folderSource(folder: string): LogSource {
  return { read: (path) => Promise.resolve(readFileSync(join(folder, path))) };
}
