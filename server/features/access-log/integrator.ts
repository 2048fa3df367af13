import type { TreeHasher } from '../../../core/transparency/index.ts';
import type { AccessLogStore, Batch } from './store/access-log-store.ts';
import { createTileBuilder, resumeTileBuilder } from './tile-builder.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'batches' | 'tiles'>;
  readonly hasher: TreeHasher;
};

/** At most 16,384 entries, and 65 tiles to write. */
const BATCHES_AT_ONCE = 16;

/**
 * Builds the tree's tiles from the batches. Every instance does: what comes out depends on the entries alone, and a tile
 * that is longer already stays, so that several at once do no harm and none of them leads.
 */
export function createIntegrator({ store: { batches, tiles }, hasher }: Dependencies) {
  let builder = createTileBuilder(hasher, []);
  let running: Promise<number> = Promise.resolve(0);
  let queued: Promise<number> | undefined;

  async function run(): Promise<number> {
    // Another instance may be ahead, and what it has done need not be done again.
    const stored = await tiles.size();
    if (stored !== builder.size()) builder = await resumeTileBuilder(hasher, tiles, stored);
    for (;;) {
      const read = await batches.list(builder.size(), BATCHES_AT_ONCE);
      const whole = read.filter(continuing(builder.size()));
      const next = builder;
      try {
        for (const { firstIndex, entries } of whole) {
          next.add(entries.slice(next.size() - firstIndex).map((entry) => hasher.leaf(entry)));
        }
        if (whole.length > 0) await tiles.lengthen(next.takeLonger());
      } catch (error) {
        // What was not written must be computed again: the builder is ahead of the store.
        builder = createTileBuilder(hasher, []);
        throw error;
      }
      if (whole.length < BATCHES_AT_ONCE) return next.size();
    }
  }

  /** A run under way may already have passed by what the caller has just written: it needs the next one. */
  const integrate = (): Promise<number> => {
    queued ??= running
      .catch(() => undefined) // its own callers have been told
      .then(() => {
        queued = undefined;
        return (running = run());
      });
    return queued;
  };

  /** Resolves with the size of the tree when it holds all that was durable at the time of the call. */
  return { integrate };
}
export type Integrator = ReturnType<typeof createIntegrator>;

/** Up to the first hole: what lies beyond is never taken for the log. */
function continuing(size: number): (batch: Batch) => boolean {
  let end = size;
  return ({ firstIndex, entries }) => {
    if (firstIndex > end) return false;
    end = firstIndex + entries.length;
    return true;
  };
}
