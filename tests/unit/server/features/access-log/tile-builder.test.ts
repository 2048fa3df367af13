import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { tilesOf, type LeafHash } from '../../../../../core/transparency/index.ts';
import type {
  StoredTile,
  TileStore,
} from '../../../../../server/features/access-log/store/tree-store.ts';
import {
  createTileBuilder,
  resumeTileBuilder,
} from '../../../../../server/features/access-log/tile-builder.ts';
import { nodeTreeHasher as hasher } from '../../../../../server/platform/tree-hasher.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const leaf = (index: number) => sha256(Buffer.from(`leaf ${index}`)) as Uint8Array as LeafHash;
const leaves = (from: number, to: number) =>
  Array.from({ length: to - from }, (_leaf, at) => leaf(from + at));

/** MTH over full tiles, by its definition. */
function rootOf(nodes: readonly Uint8Array[]): Uint8Array {
  const [first] = nodes;
  if (first && nodes.length === 1) return first;
  const halves = [nodes.slice(0, nodes.length / 2), nodes.slice(nodes.length / 2)].map(rootOf);
  return sha256(Buffer.concat([Uint8Array.of(1), ...halves]));
}

function pathsOf(tiles: readonly StoredTile[]): string[] {
  return tiles.map(({ level, index, hashes }) => `${level}/${index} ${hashes.length / 32}`);
}

describe('the builder of tiles', () => {
  it('makes the tiles of 70,000 leaves as the format has them', () => {
    const builder = createTileBuilder(hasher, []);
    builder.add(leaves(0, 70_000));
    const tiles = builder.takeLonger();

    const widths = tilesOf(70_000).map(({ level, index, width }) => `${level}/${index} ${width}`);
    expect(pathsOf(tiles).toSorted()).toEqual(widths.toSorted());
    const find = (level: number, index: number) =>
      Buffer.from(tiles.find((t) => t.level === level && t.index === index)?.hashes ?? []);
    const level1 = Array.from({ length: 256 }, (_tile, at) =>
      rootOf(leaves(256 * at, 256 * (at + 1))),
    );
    expect(find(1, 0).equals(Buffer.concat(level1))).toBe(true);
    expect(find(2, 0).equals(rootOf(level1))).toBe(true);
    expect(find(0, 273).equals(Buffer.concat(leaves(69_888, 70_000)))).toBe(true);
  });

  it('writes the lowest level last, and each level in its order', () => {
    const builder = createTileBuilder(hasher, []);
    builder.add(leaves(0, 600));

    expect(pathsOf(builder.takeLonger())).toEqual(['1/0 2', '0/0 256', '0/1 256', '0/2 88']);
  });

  it('gives nothing twice, and each tile again when it is longer', () => {
    const builder = createTileBuilder(hasher, []);
    builder.add(leaves(0, 300));
    builder.takeLonger();

    expect(builder.takeLonger()).toEqual([]);
    builder.add([leaf(300)]);
    expect(pathsOf(builder.takeLonger())).toEqual(['0/1 45']);
  });

  it.each([255, 256, 257, 512, 65_535, 65_536, 65_537])(
    'goes on from the tiles of %i leaves as if it had made them',
    async (size) => {
      const whole = createTileBuilder(hasher, []);
      whole.add(leaves(0, size));
      const stored = new Map(
        whole.takeLonger().map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
      );
      const tiles = {
        find: (level: number, index: number) => Promise.resolve(stored.get(`${level}/${index}`)),
      } as TileStore;

      const resumed = await resumeTileBuilder(hasher, tiles, size);
      expect(resumed.size()).toBe(size);
      for (const builder of [whole, resumed]) builder.add(leaves(size, size + 600));

      expect(resumed.takeLonger()).toEqual(whole.takeLonger());
    },
  );
});
