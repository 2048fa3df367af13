import { decodeBundle } from './bundle.ts';
import {
  CanonicalError,
  parseCanonical,
  requireCanonical,
  type CanonicalObject,
} from './canonical.ts';
import { TransparencyError } from './errors.ts';
import type { RootHash, TreeHasher } from './hashing.ts';
import { createTileWalk } from './tile-walk.ts';
import { TILE_WIDTH, tilePath } from './tiles.ts';
import { createWriterChains } from './writer-chains.ts';

export type LogEntry = {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly value: CanonicalObject;
};

export type LogObservers = {
  /** Sees each entry when its bundle and tile agree; the log may still turn out to be wrong. */
  readonly onEntry?: ((entry: LogEntry) => void) | undefined;
  /** After each bundle; both in entries. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

type Walk = LogObservers & {
  /** Rejects with `E_MISSING` for a path that is not there. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly hasher: TreeHasher;
  readonly size: number;
  /** Whose root is wanted as well; not above `size`. */
  readonly earlierSize: number;
};

/** Milliseconds of work after which timers and messages get their turn. */
const TURN = 50;

/** Reads a log from its first entry to its last; see `verifyLog` for what is refused. */
export async function walkLog({ read, hasher, size, earlierSize, ...observers }: Walk) {
  const { onEntry, onProgress, signal } = observers;
  const tiles = createTileWalk({ hasher, read });
  const chains = createWriterChains();
  const pause = createPause();
  let root = tiles.rootWith([]);
  let earlierRoot: RootHash = root;
  for (let begin = 0; begin < size; begin += TILE_WIDTH) {
    signal?.throwIfAborted();
    const count = Math.min(TILE_WIDTH, size - begin);
    const path = tilePath({ level: 'entries', index: begin / TILE_WIDTH, width: count });
    const entries = entriesOf(path, await read(path), count);
    const leaves = entries.map((bytes, at) => {
      requireEntry(bytes, begin + at);
      chains.follow(bytes, begin + at);
      return hasher.leaf(bytes);
    });
    if (begin < earlierSize && earlierSize <= begin + count)
      earlierRoot = tiles.rootWith(leaves.slice(0, earlierSize - begin));
    if (begin + count === size) root = tiles.rootWith(leaves);
    await tiles.add(leaves);
    entries.forEach((bytes, at) => {
      onEntry?.({ index: begin + at, bytes, value: parseCanonical(bytes) });
    });
    onProgress?.(begin + count, size);
    await pause();
  }
  await tiles.finish();
  return { root, earlierRoot };
}

function entriesOf(path: string, bundle: Uint8Array, count: number): Uint8Array[] {
  try {
    return decodeBundle(bundle, count);
  } catch (cause) {
    throw new TransparencyError('E_BUNDLE', { where: path, cause });
  }
}

function requireEntry(bytes: Uint8Array, index: number): void {
  try {
    requireCanonical(bytes);
  } catch (cause) {
    if (!(cause instanceof CanonicalError)) throw cause;
    throw new TransparencyError('E_ENTRY', { where: String(index), entry: index, cause });
  }
}

function createPause(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
