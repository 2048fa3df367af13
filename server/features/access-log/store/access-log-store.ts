import type { IndexRows } from './index-rows.ts';
import type { IndexStore } from './index-store.ts';
import type { AlarmStore, CheckpointStore, TileStore } from './tree-store.ts';

/**
 * Entries written together, and the unit of order: the index of its first entry is its identity, so
 * that one insert settles durability, order and the absence of gaps.
 */
export type Batch = {
  readonly firstIndex: number;
  /** 16 random bytes: tells the writer after a lost reply whether the batch at an index is its own. */
  readonly batchId: Uint8Array;
  readonly writer: { readonly instance: string; readonly boot: string };
  /** Canonical bytes of 1 to 1,024 entries, each of at most 4,096 bytes. */
  readonly entries: readonly Uint8Array[];
};

/** Personal data of one entry: erasable, committed to by the entry under `key`. */
export type PrivateRow = {
  readonly entryId: string;
  readonly time: string;
  readonly key: Uint8Array;
  /** Canonical bytes of `{ ip, ua }`. */
  readonly data: Uint8Array;
};

/** The insert-only record. Every promise rejects when the database does not answer. */
export type BatchStore = {
  /** Index after the last entry that cannot be lost any more; 0 for an empty log. */
  readonly head: () => Promise<number>;
  /**
   * Inserts the private rows, then the batch, and resolves when both are durable. After any rejection
   * the batch may or may not be there: `find` tells.
   */
  readonly insert: (batch: Batch, privateRows: readonly PrivateRow[]) => Promise<void>;
  /** Linearizable: what it returns is not lost, and what it does not find was not acknowledged. */
  readonly find: (firstIndex: number) => Promise<Batch | undefined>;
  /** In order, from the batch that holds `index`; when none does, from the first one after it. */
  readonly list: (index: number, limit: number) => Promise<Batch[]>;
};

export type PrivateStore = {
  readonly find: (entryId: string) => Promise<PrivateRow | undefined>;
  /** Erases what is older than `time` (RFC 3339) and says how many rows that were. */
  readonly eraseBefore: (time: string) => Promise<number>;
};

export type AccessLogStore = {
  readonly batches: BatchStore;
  readonly privateData: PrivateStore;
  readonly index: IndexStore;
  readonly rows: IndexRows;
  readonly tiles: TileStore;
  readonly checkpoints: CheckpointStore;
  readonly alarms: AlarmStore;
};
