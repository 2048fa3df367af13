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
