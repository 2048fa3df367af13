/** How much of its quota an organisation uses. */
export type StorageUsage = {
  readonly organisationId: string;
  /** Octets of the files it provides, those that are still arriving included. */
  readonly bytes: number;
  /** How many acts have changed this row or the files, and not yet the other. */
  readonly actsUnderWay: number;
  /** Counts every change of this row. */
  readonly revision: number;
  readonly changedAt: string;
};

export type StorageUsageRepository = {
  /** Begins an act and adds `bytes`; false, and nothing is changed, when the sum would exceed `limit`. */
  begin(act: {
    readonly organisationId: string;
    readonly bytes: number;
    readonly limit: number;
    readonly at: string;
  }): Promise<boolean>;
  /** Ends an act and takes `released` away. */
  end(act: {
    readonly organisationId: string;
    readonly released: number;
    readonly at: string;
  }): Promise<void>;
  list(): Promise<StorageUsage[]>;
  /** Sets the octets and forgets acts under way; false when the row has changed since it was read. */
  correct(usage: StorageUsage, bytes: number): Promise<boolean>;
};
