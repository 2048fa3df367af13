/** A session ends after so much idle time, and in any case so long after it began. */
export type SessionLifetime = { readonly idleMinutes: number; readonly absoluteHours: number };

/** RFC 3339 instants, both. */
export function absoluteEndOf(startedAt: string, { absoluteHours }: SessionLifetime): string {
  return new Date(Date.parse(startedAt) + absoluteHours * 3_600_000).toISOString();
}

/** The earlier of both ends of a session that is used now. */
export function expiryOf(startedAt: string, now: Date, lifetime: SessionLifetime): string {
  const idle = new Date(now.getTime() + lifetime.idleMinutes * 60_000).toISOString();
  const absolute = absoluteEndOf(startedAt, lifetime);
  return idle < absolute ? idle : absolute;
}
