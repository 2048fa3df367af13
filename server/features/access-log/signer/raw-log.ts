import {
  TransparencyError,
  extendFrontier,
  type Frontier,
  type TreeHasher,
} from '../../../../core/transparency/index.ts';
import type { BatchStore } from '../store/access-log-store.ts';

type Dependencies = { readonly batches: BatchStore; readonly hasher: TreeHasher };

const BATCHES_AT_ONCE = 16;

/** The entries as they were written, which the signer hashes by itself. */
export function createRawLog({ batches, hasher }: Dependencies) {
  /** The last entry alone tells: a log that was set back and then written on has a hole there. */
  async function requireLength(size: number): Promise<void> {
    if (size === 0 || (await holds(size - 1))) return;
    // After an election a majority read may be behind for a moment; behind a linearizable one it is not.
    await batches.find(size - 1);
    if (!(await holds(size - 1)))
      throw new TransparencyError('E_ROLLBACK', { where: `entry ${size - 1}` });
  }

  async function holds(index: number): Promise<boolean> {
    const [batch] = await batches.list(index, 1);
    return batch !== undefined && batch.firstIndex <= index;
  }

  async function extendTo(from: Frontier, size: number): Promise<Frontier> {
    let frontier = from;
    while (frontier.size < size) {
      const before = frontier.size;
      for (const { firstIndex, entries } of await batches.list(before, BATCHES_AT_ONCE)) {
        if (firstIndex > frontier.size || frontier.size >= size) break;
        const more = entries.slice(frontier.size - firstIndex, size - firstIndex);
        frontier = extendFrontier(
          hasher,
          frontier,
          more.map((entry) => hasher.leaf(entry)),
        );
      }
      if (frontier.size === before)
        throw new TransparencyError('E_MISSING', { where: `entry ${before}` });
    }
    return frontier;
  }

  return {
    /** @throws TransparencyError `E_ROLLBACK` when the log does not hold its first `size` entries any more */
    requireLength,
    /** @throws TransparencyError `E_MISSING` when an entry before `size` cannot be read */
    extendTo,
  };
}
