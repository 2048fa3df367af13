import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bundlesOf,
  inclusionProof,
  nodesOfTiles,
  parseTilePath,
  rootAt,
  rootFromInclusion,
  tilePath,
  tilesOf,
  toHex,
  type TileAddress,
} from '../../../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../../../server/platform/tree-hasher.ts';
import { hashTile, treeHash, writerEntries } from '../../../support/log-directory.ts';
import { refusalOf } from './refusal.ts';

describe('the path of a tile', () => {
  it.each<[string, TileAddress]>([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/0/x001/234.p/5', { level: 0, index: 1_234, width: 5 }],
    ['tile/63/999.p/255', { level: 63, index: 999, width: 255 }],
    ['tile/1/x001/000.p/1', { level: 1, index: 1_000, width: 1 }],
    ['tile/entries/000', { level: 'entries', index: 0, width: 256 }],
    ['tile/entries/x999/999.p/17', { level: 'entries', index: 999_999, width: 17 }],
    [
      'tile/0/x009/x007/x199/x254/x740/991',
      { level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 },
    ],
  ])('%s is written and read', (path, address) => {
    expect(tilePath(address)).toBe(path);
    expect(parseTilePath(path)).toEqual(address);
  });

  it.each([
    '',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/X001/234',
    'tile/0/x001/x234',
    'tile/0/x001/ 34',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/8/0/000',
    'tile/data/000',
    'tile/Entries/000',
    'tile/0/000.p/0',
    'tile/0/000.p/00',
    'tile/0/000.p/05',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000.p/1/',
    'tile/0/000.p/+1',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/000/',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x001/x009/x007/x199/x254/x740/991',
    'tile/0/../000',
    'tile/0/٠٠٠',
  ])('"%s" is none', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('comes back from any tile', () => {
    const address = fc.record<TileAddress>({
      level: fc.oneof(fc.nat(63), fc.constant('entries' as const)),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(address, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });

  it('is the only text that is read as its tile', () => {
    const text = fc.stringMatching(
      /^tile\/(?:\d{1,2}|entries)\/(?:x?\d{3}\/){0,2}\d{3}(?:\.p\/\d{1,3})?$/,
    );
    fc.assert(
      fc.property(text, (path) => {
        const address = parseTilePath(path);

        expect(address === undefined || tilePath(address) === path).toBe(true);
      }),
    );
  });
});

describe('the tiles of a tree', () => {
  it.each<[number, string[]]>([
    [0, []],
    [1, ['tile/0/000.p/1']],
    [255, ['tile/0/000.p/255']],
    [256, ['tile/0/000', 'tile/1/000.p/1']],
    [257, ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']],
    [512, ['tile/0/000', 'tile/0/001', 'tile/1/000.p/2']],
  ])('of %d entries are these', (size, paths) => {
    expect(tilesOf(size).map(tilePath)).toEqual(paths);
  });

  it.each<[number, Record<string, number[]>]>([
    [65_535, { 0: [255, 255], 1: [0, 255] }],
    [65_536, { 0: [256, 0], 1: [1, 0], 2: [0, 1] }],
    [65_537, { 0: [256, 1], 1: [1, 0], 2: [0, 1] }],
    // The example of C2SP tlog-tiles.
    [70_000, { 0: [273, 112], 1: [1, 17], 2: [0, 1] }],
  ])('of %d entries are so many full ones and so wide a partial one', (size, expected) => {
    const counted: Record<string, number[]> = {};
    for (const { level, width } of tilesOf(size)) {
      const [full = 0, partial = 0] = counted[String(level)] ?? [];
      counted[String(level)] = width === 256 ? [full + 1, partial] : [full, width];
    }

    expect(counted).toEqual(expected);
  });

  it.each<[number, string[]]>([
    [0, []],
    [255, ['tile/entries/000.p/255']],
    [256, ['tile/entries/000']],
    [257, ['tile/entries/000', 'tile/entries/001.p/1']],
  ])('of %d entries come with these bundles', (size, paths) => {
    expect(bundlesOf(size).map(tilePath)).toEqual(paths);
  });
});

describe('the nodes in tiles', () => {
  const entries = writerEntries(70_000);
  const asked: string[] = [];
  const made = new Map<string, Buffer>();
  const readTile = (address: TileAddress) => {
    const path = tilePath(address);
    asked.push(path);
    const tile = made.get(path) ?? hashTile(entries, address);
    made.set(path, tile);
    return Promise.resolve(tile);
  };

  it.each([1, 2, 255, 256, 257, 600, 65_535, 65_536, 65_537, 70_000])(
    'of a tree of %d give its root and proofs that lead to it',
    async (size) => {
      const nodeAt = nodesOfTiles(hasher, size, readTile);
      const root = toHex(treeHash(entries.slice(0, size)));
      const indexes = new Set([0, 1, 254, 255, 256, 65_534, 65_535, 65_536, size - 1]);

      expect(toHex(await rootAt(hasher, size, nodeAt))).toBe(root);
      for (const index of [...indexes].filter((candidate) => candidate < size)) {
        const proof = await inclusionProof(hasher, index, size, nodeAt);
        const leaf = hasher.leaf(entries[index] ?? Buffer.of());
        expect(toHex(rootFromInclusion(hasher, { leaf, index, size, proof }))).toBe(root);
      }
    },
  );

  it('come from tiles that a tree of that size has, each read once while it is kept', async () => {
    asked.length = 0;
    const nodeAt = nodesOfTiles(hasher, 70_000, readTile);

    await inclusionProof(hasher, 69_999, 70_000, nodeAt);
    await inclusionProof(hasher, 69_998, 70_000, nodeAt);

    const had = new Set(tilesOf(70_000).map(tilePath));
    expect(asked.filter((path) => !had.has(path))).toEqual([]);
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('are read again once their tile is no longer kept, and the last used are kept', async () => {
    asked.length = 0;
    const nodeAt = nodesOfTiles(hasher, 70_000, readTile);

    for (const tile of [0, 1, 2, 3, 4, 5, 6, 7, 0, 8, 2, 1]) await nodeAt(0, tile * 256);

    const read = [0, 1, 2, 3, 4, 5, 6, 7, 8, 1].map((index) =>
      tilePath({ level: 0, index, width: 256 }),
    );
    expect(asked).toEqual(read);
  });

  it.each<[string, number, number]>([
    ['a leaf', 0, 300],
    ['a leaf right after the last', 0, 257],
    ['a subtree only begun', 1, 128],
    ['a full tile of which there is only a part', 8, 1],
    ['a level that there is not', 16, 0],
  ])('beyond the tree are refused: %s', async (_name, level, index) => {
    const nodeAt = nodesOfTiles(hasher, 257, readTile);

    expect((await refusalOf(nodeAt(level, index))).code).toBe('E_TILE');
  });

  it.each([31, 256 * 32 - 1, 257 * 32, 0])('in a tile of %d bytes are refused', async (length) => {
    const nodeAt = nodesOfTiles(hasher, 256, () => Promise.resolve(Buffer.alloc(length)));

    expect(await refusalOf(nodeAt(0, 0))).toMatchObject({ code: 'E_TILE', where: 'tile/0/000' });
  });

  it('can be read after a first attempt failed', async () => {
    const attempts = [new Error('no tile today')];
    const nodeAt = nodesOfTiles(hasher, 1, (address) => {
      const error = attempts.pop();
      return error ? Promise.reject(error) : readTile(address);
    });

    await expect(nodeAt(0, 0)).rejects.toThrow('no tile today');
    expect(toHex(await nodeAt(0, 0))).toBe(toHex(treeHash(entries.slice(0, 1))));
  });
});
