/** The address under which a member reads their calendar; `id` is the account's. */
export type CalendarFeed = {
  readonly id: string;
  /** SHA-256 of the secret in the address, lowercase hexadecimal. */
  readonly tokenHash: string;
};

export type CalendarFeedRepository = {
  /** The one before is gone. */
  put(feed: CalendarFeed): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<CalendarFeed | undefined>;
  remove(accountId: string): Promise<void>;
};
