/** Something that is about to change the row of an organisation and its files, one after the other. */
export type ActUnderWay = {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
};

/** How much of its quota an organisation uses. */
export type StorageUsage = {
  readonly organisationId: string;
  /** Octets of the files it provides, those that are still arriving included. */
  readonly bytes: number;
  /** Acts that died with their process included, until they are corrected away. */
  readonly actsUnderWay: readonly ActUnderWay[];
  /** Counts every change of this row. */
  readonly revision: number;
};

export type StorageUsageRepository = {
  /** Begins an act and adds `bytes`; false, and nothing is changed, when the sum would exceed `limit`. */
  begin(
    act: ActUnderWay & {
      readonly organisationId: string;
      readonly bytes: number;
      readonly limit: number;
    },
  ): Promise<boolean>;
  /** Ends an act and takes `released` away; changes nothing when that act is not under way any more. */
  end(act: {
    readonly id: string;
    readonly organisationId: string;
    readonly released: number;
  }): Promise<void>;
  list(): Promise<StorageUsage[]>;
  /** Sets the octets and forgets acts under way; false when the row has changed since it was read. */
  correct(usage: StorageUsage, bytes: number): Promise<boolean>;
};
