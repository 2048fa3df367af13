/**
 * That an e-mail is owed to an account; `id` is the account's. It has no content: every e-mail says the same, and one
 * speaks for all that happened before it leaves.
 */
export type OwedMail = {
  readonly id: string;
  readonly version: number;
  /** Not before that instant, ISO 8601; while somebody sends it, when somebody else may. */
  readonly sendAt: string;
  readonly failures: number;
  /** Instant of the first of these failures. */
  readonly failingSince?: string;
};

export type OwedMailRepository = {
  /** False when that account is owed one already. */
  insert(mail: OwedMail): Promise<boolean>;
  findById(accountId: string): Promise<OwedMail | undefined>;
  /** False when the stored version is another. */
  replace(mail: OwedMail, expectedVersion: number): Promise<boolean>;
  /** Those with `sendAt` no later than that instant, longest due first. */
  listDue(instant: string, limit: number): Promise<OwedMail[]>;
  /** Nothing happens when the stored version is another. */
  removeVersion(accountId: string, version: number): Promise<void>;
  /** Whether one was owed. */
  remove(accountId: string): Promise<boolean>;
};
