/** Hashes of one C2SP tile: 1 to 256 of 32 bytes, at `index` of `level`. */
export type StoredTile = {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
};

/** What is computed from the batches and can be computed again. A tile only ever grows longer. */
export type TileStore = {
  /** How many leaves the tiles hold; 0 for none. */
  readonly size: () => Promise<number>;
  /** The longest version of the tile; its beginnings are the partial tiles of smaller trees. */
  readonly find: (level: number, index: number) => Promise<Uint8Array | undefined>;
  /**
   * Writes in this order, and keeps what is longer already. With level 0 last and its tiles in their order, `size` never
   * counts leaves whose nodes are missing, wherever the writer dies.
   */
  readonly lengthen: (tiles: readonly StoredTile[]) => Promise<void>;
};

/** A signed tree: its note as the log alone signed it, and the lines that witnesses added. */
export type StoredCheckpoint = {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  /** RFC 3339. */
  readonly publishedAt: string;
  /** `cosignature/v1` lines, each with its newline, one for each witness, in the order of their names. */
  readonly cosignatures: readonly string[];
};

/** Sizes from `from` on and below `below`; `cosigned`: only those that a witness has signed too. */
export type CheckpointRange = {
  readonly origin: string;
  readonly from?: number;
  readonly below?: number;
  readonly cosigned?: true;
};

/** Signed trees of one origin. What is published is never changed; two trees of one size cannot be. */
export type CheckpointStore = {
  /** False when that size is published already, by whomever. */
  readonly publish: (checkpoint: Omit<StoredCheckpoint, 'cosignatures'>) => Promise<boolean>;
  readonly find: (origin: string, size: number) => Promise<StoredCheckpoint | undefined>;
  /** The largest first. */
  readonly list: (range: CheckpointRange, limit: number) => Promise<StoredCheckpoint[]>;
  /** Once for each witness: a later one of the same witness replaces the former. */
  readonly addCosignature: (
    origin: string,
    size: number,
    cosignature: { readonly witness: string; readonly line: string },
  ) => Promise<void>;
};

/** Why the log cannot be trusted as it stands, in the codes of core/transparency. */
export type Alarm = {
  readonly code: string;
  /** Who noticed: `signer`, or a witness by its name. */
  readonly source: string;
  /** RFC 3339. */
  readonly since: string;
};

export type AlarmStore = {
  /** An alarm that is raised again keeps its time. */
  readonly raise: (alarm: Alarm) => Promise<void>;
  /** Oldest first. */
  readonly list: () => Promise<Alarm[]>;
  /** Takes back what this source raised, once it has seen for itself that the reason is gone. */
  readonly withdraw: (source: string) => Promise<void>;
};
