/** What an organisation was told that it has submitted, kept as the exact text whose digest the access log holds. */
export type Receipt = {
  readonly id: string;
  readonly version: number;
  readonly submissionId: string;
  readonly statement: string;
};

export type ReceiptRepository = {
  /** False when the identifier exists. */
  insert(receipt: Receipt): Promise<boolean>;
  find(id: string): Promise<Receipt | undefined>;
  remove(id: string): Promise<void>;
};
