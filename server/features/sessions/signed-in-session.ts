/** A session as it rests: under the hash of its identifier, so that a copy of the store rides no session. */
export type SignedInSession = {
  /** SHA-256 of the session identifier, hexadecimal. */
  readonly reference: string;
  /** Absent before the second factor. */
  readonly accountId?: string;
  /** What express-session keeps, as JSON. */
  readonly data: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  /** The earlier of idle and absolute expiry. */
  readonly expiresAt: string;
};

export type SessionRepository = {
  /** Inserts or replaces. */
  put(session: SignedInSession): Promise<void>;
  /** Only what has not expired at `now`. */
  find(reference: string, now: Date): Promise<SignedInSession | undefined>;
  listByAccount(accountId: string, now: Date): Promise<SignedInSession[]>;
  remove(reference: string): Promise<void>;
  removeByAccount(accountId: string): Promise<void>;
};
