import type { IndexRows } from './index-rows.ts';
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

/** The queryable facts of one entry. They only find entries; what is shown comes from the batches. */
export type IndexRow = {
  readonly index: number;
  readonly id: string;
  readonly time: string;
  readonly action: string;
  readonly actorId?: string | undefined;
  readonly actorOrganisation?: string | undefined;
  readonly actorRole?: string | undefined;
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
  readonly objectOrganisation?: string | undefined;
  readonly outcome: string;
  readonly phase: string;
  readonly ref?: string | undefined;
  readonly reason?: string | undefined;
};

/** Conditions that all hold. `from` and `to` are instants (RFC 3339), both included. */
export type IndexFilter = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  /** The actor's or the object's. */
  readonly organisation?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  readonly outcome?: string | undefined;
  /** The object's alone. */
  readonly objectOrganisation?: string | undefined;
  /** One of these; empty: none. */
  readonly actions?: readonly string[] | undefined;
  /** One of these; empty: none. */
  readonly objects?: readonly string[] | undefined;
  /** Acts of one organisation only, or of all others, the system's among them. */
  readonly actorOrganisation?: { readonly is: string } | { readonly isNot: string } | undefined;
};

export type IndexSpan = IndexFilter & { readonly from: string; readonly to: string };

/** The entries next to `cursor` on that side of it; without it, those at that end of the log. */
export type IndexPage = {
  readonly cursor?: number | undefined;
  readonly direction: 'older' | 'newer';
  readonly limit: number;
};

export type Activity = { readonly count: number; readonly refused: number };

/** Rebuildable at any time from the batches. */
export type IndexStore = {
  /** Index of the first entry not yet here. */
  readonly cursor: () => Promise<number>;
  /** Adds rows in their order; what is already here stays as it is. A result closes the intent it refers to. */
  readonly add: (rows: readonly IndexRow[]) => Promise<void>;
  /** In the direction asked for: older ones downwards from the cursor, newer ones upwards. */
  readonly search: (filter: IndexFilter, page: IndexPage) => Promise<number[]>;
  /**
   * What ended (everything but intents), by interval. An interval is the beginning that its instants have in common,
   * such as `2026-03-01T12`; all are of one length. Where nothing ended one may be missing.
   */
  readonly activity: (
    span: IndexSpan,
    intervals: readonly string[],
  ) => Promise<ReadonlyMap<string, Activity>>;
  /** Oldest intents without a result and older than `time` (RFC 3339). */
  readonly openIntents: (time: string, limit: number) => Promise<number[]>;
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
