/** A session as it rests: under the hash of its identifier, so that a copy of the store rides no session. */
export type SignedInSession = {
  /** SHA-256 of the session identifier, hexadecimal. */
  readonly reference: string;
  /** Whose it is, or will be once the second factor is proved; absent before the password. */
  readonly accountId?: string;
  /** The password was right and nothing more: it signs nobody in, but ends with the account's sessions. */
  readonly awaitsSecondFactor: boolean;
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
  /** Moves the expiry of a session that is still there. One that has ended stays ended. */
  prolong(session: Pick<SignedInSession, 'reference' | 'lastSeenAt' | 'expiresAt'>): Promise<void>;
  remove(reference: string): Promise<void>;
  /** Removes all sessions of an account, except the one of `keptReference`. */
  removeByAccount(accountId: string, keptReference?: string): Promise<void>;
};
