/** A State confirms its profile once a year; after that it is stale. */
const YEAR_MS = 365 * 86_400_000;

export type ProfileAge = 'absent' | 'stale' | 'fresh';

export function ageOf(confirmedAt: string | undefined, now = new Date()): ProfileAge {
  if (confirmedAt === undefined) return 'absent';
  return now.getTime() - Date.parse(confirmedAt) > YEAR_MS ? 'stale' : 'fresh';
}
