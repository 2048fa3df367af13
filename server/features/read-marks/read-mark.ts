/** How far an organisation has read a thread, whoever of its members read it. One for each item and organisation. */
export type ReadMark = {
  readonly id: string;
  readonly version: number;
  /** The submission or the request that the thread belongs to. */
  readonly itemId: string;
  readonly organisationId: string;
  readonly messageId: string;
  readonly at: string;
};

export type ReadMarkRepository = {
  /** False when the identifier exists. */
  insert(mark: ReadMark): Promise<boolean>;
  find(id: string): Promise<ReadMark | undefined>;
  /** False when the stored version is another. */
  replace(mark: ReadMark, expectedVersion: number): Promise<boolean>;
  /** One for each organisation that has read anything, in no order. */
  listOfItem(itemId: string): Promise<ReadMark[]>;
};
