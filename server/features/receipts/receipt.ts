/** What an organisation was told that the portal received, kept as the exact text whose digest the access log holds. */
export type Receipt = {
  readonly id: string;
  readonly version: number;
  /** Of the submission, or of the request for cooperation. */
  readonly submissionId: string;
  readonly statement: string;
};

/** Kept with what was received; `sha256` is the statement's, in hexadecimal. */
export type ReceiptReference = { readonly id: string; readonly sha256: string };

export type ReceiptRepository = {
  /** False when the identifier exists. */
  insert(receipt: Receipt): Promise<boolean>;
  find(id: string): Promise<Receipt | undefined>;
  remove(id: string): Promise<void>;
};
