import { hash } from 'node:crypto';
import {
  bundlesOf,
  canonicalBytes,
  encodeBundle,
  formatCheckpoint,
  generateSigningKey,
  parseSigner,
  signNote,
  tilePath,
  tilesOf,
  type LogSource,
  type RootHash,
  type TileAddress,
} from '../../core/transparency/index.ts';

export const ORIGIN = 'portal.example/access-log';

/** RFC 6962 section 2.1, as it is written there: the tree as something that can be taken at its word. */
export function treeHash(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256();
  const [first] = leaves;
  if (leaves.length === 1 && first) return sha256(Buffer.of(0), first);
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

/** Entries of a writer, numbered as it numbers them. */
export function writerEntries(count: number, boot = 'a', from = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, at) =>
    canonicalBytes({ note: `entry ${String(from + at)}`, v: 1, w: { boot, n: from + at } }),
  );
}

export async function aLogKey(name = ORIGIN) {
  return generateSigningKey(name, 'ed25519');
}

/** A note over these leaves, signed as it is. */
export async function aCheckpoint(leaves: readonly Uint8Array[], skey: string): Promise<string> {
  const signer = await parseSigner(skey);
  const root = treeHash(leaves) as Uint8Array as RootHash;
  const text = formatCheckpoint({ origin: signer.name, size: leaves.length, root });
  return `${text}\n${await signNote(text, signer)}`;
}

/** All files of a log, by path: what an export holds. */
export async function aLogDirectory(
  entries: readonly Uint8Array[],
  skey: string,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  files.set('checkpoint', Buffer.from(await aCheckpoint(entries, skey)));
  for (const bundle of bundlesOf(entries.length)) {
    const first = bundle.index * 256;
    files.set(tilePath(bundle), encodeBundle(entries.slice(first, first + bundle.width)));
  }
  for (const tile of tilesOf(entries.length)) files.set(tilePath(tile), hashTile(entries, tile));
  return files;
}

/** The hashes in a tile, each from the entries below it. */
export function hashTile(
  entries: readonly Uint8Array[],
  { level, index, width }: TileAddress,
): Buffer {
  const span = 256 ** Number(level);
  const hashes = Array.from({ length: width }, (_, at) => {
    const begin = (index * 256 + at) * span;
    return treeHash(entries.slice(begin, begin + span));
  });
  return Buffer.concat(hashes);
}

export function sourceOf(files: ReadonlyMap<string, Uint8Array>): LogSource {
  return { read: (path) => Promise.resolve(files.get(path)) };
}
