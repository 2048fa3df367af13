import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import { parseEntry } from './entry.ts';
import type { Batch, BatchStore } from './store/access-log-store.ts';

export type ReadEntry = {
  readonly index: number;
  readonly entry: AccessEntry;
  readonly bytes: Uint8Array;
};

/** Reads entries from the record itself, never from what was derived from it. */
export function createEntryReader(batches: BatchStore) {
  return {
    /** In the order asked for; indexes that the log does not hold are left out. */
    async read(indexes: readonly number[]): Promise<ReadEntry[]> {
      const found: ReadEntry[] = [];
      let batch: Batch | undefined;
      for (const index of indexes) {
        if (!batch || !bytesAt(batch, index)) [batch] = await batches.list(index, 1);
        const bytes = batch && bytesAt(batch, index);
        if (bytes) found.push({ index, entry: parseEntry(bytes), bytes });
      }
      return found;
    },
  };
}
export type EntryReader = ReturnType<typeof createEntryReader>;

function bytesAt(batch: Batch, index: number): Uint8Array | undefined {
  return batch.entries[index - batch.firstIndex];
}
