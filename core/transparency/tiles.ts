import { TransparencyError } from './errors.ts';
import { emptyFrontier, extendFrontier, frontierRoot } from './frontier.ts';
import { HASH_BYTES, type Hash, type LeafHash, type TreeHasher } from './hashing.ts';
import type { NodeAt } from './merkle.ts';

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const TILES_KEPT = 8;

/** A tile of hashes, or a bundle of entries, of C2SP tlog-tiles. */
export type TileAddress = {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; less than 256 is a partial one. */
  readonly width: number;
};

/** The path below the log's own, as `tile/0/x001/234.p/5`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  const partial = width < TILE_WIDTH ? `.p/${String(width)}` : '';
  return `tile/${String(level)}/${place.join('/')}${partial}`;
}

const pathForm =
  /^tile\/(?<level>entries|\d{1,2})\/(?<place>(?:x\d{3}\/){0,5}\d{3})(?:\.p\/(?<width>\d{1,3}))?$/;

/** Undefined unless `path` is the one path of some tile. */
export function parseTilePath(path: string): TileAddress | undefined {
  const { level, place, width } = pathForm.exec(path)?.groups ?? {};
  if (level === undefined || place === undefined) return undefined;
  const address: TileAddress = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isPossible =
    (address.level === 'entries' || address.level < 64) &&
    Number.isSafeInteger(address.index) &&
    address.width > 0;
  return isPossible && tilePath(address) === path ? address : undefined;
}

/** All tiles of hashes of a tree of `size`, partial ones included. */
export function tilesOf(size: number): TileAddress[] {
  const tiles: TileAddress[] = [];
  for (let level = 0, count = size; count > 0; level += 1) {
    tiles.push(...addressesOf(level, count));
    count = Math.floor(count / TILE_WIDTH);
  }
  return tiles;
}

/** All bundles of entries of a log of `size`, the partial one included. */
export function bundlesOf(size: number): TileAddress[] {
  return addressesOf('entries', size);
}

function addressesOf(level: TileAddress['level'], count: number): TileAddress[] {
  return Array.from({ length: Math.ceil(count / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: widthIn(count, index),
  }));
}

/** Width of a tile in a level of `count` hashes; 0 or less when the tile lies beyond. */
function widthIn(count: number, index: number): number {
  return Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
}

/** The bytes of a tile of exactly the width asked for. */
export type ReadTile = (address: TileAddress) => Promise<Uint8Array>;

/**
 * The nodes of a tree of `size`, from its tiles: it asks for the widest tile that this tree has, and
 * keeps the last few. What it is given it trusts; the hashes made of it must be compared with a root.
 *
 * `NodeAt` rejects with TransparencyError `E_TILE` for a tile of another length than asked for, and for
 * a node that the tree does not have.
 */
export function nodesOfTiles(hasher: TreeHasher, size: number, readTile: ReadTile): NodeAt {
  const kept = new Map<string, Promise<Uint8Array>>();

  async function read(address: TileAddress): Promise<Uint8Array> {
    const path = tilePath(address);
    if (address.width < 1) throw new TransparencyError('E_TILE', { where: path });
    const reading = kept.get(path) ?? readTile(address);
    // Set anew at each use: a Map keeps the order, so its first key is the least recently used.
    kept.delete(path);
    kept.set(path, reading);
    const [oldest] = kept.keys();
    if (kept.size > TILES_KEPT && oldest !== undefined) kept.delete(oldest);
    const bytes = await reading.catch((error: unknown) => {
      kept.delete(path);
      throw error;
    });
    if (bytes.length !== address.width * HASH_BYTES)
      throw new TransparencyError('E_TILE', { where: path });
    return bytes;
  }

  return async (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const width = widthIn(Math.floor(size / TILE_WIDTH ** tileLevel), tileIndex);
    const address = { level: tileLevel, index: tileIndex, width };
    const offset = first % TILE_WIDTH;
    const hashes = hashesOf(await read(address)).slice(offset, offset + count);
    if (hashes.length < count) throw new TransparencyError('E_TILE', { where: tilePath(address) });
    return perfectRoot(hasher, hashes);
  };
}

/** Views of the hashes in a tile. */
function hashesOf(tile: Uint8Array): Hash[] {
  return Array.from({ length: tile.length / HASH_BYTES }, (_, index) =>
    tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}

/** Root of a perfect subtree over these nodes, whose number is a power of two. */
export function perfectRoot(hasher: TreeHasher, nodes: readonly Hash[]): Hash {
  // A frontier does not care at which level its leaves stand.
  return frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, nodes as readonly LeafHash[]));
}
