import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../database/migrations.ts';
import type { RateLimitRepository } from './rate-limits.ts';

export const rateLimitSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'rate-limits-001',
    sql: `
      CREATE TABLE rate_limits (key TEXT PRIMARY KEY, count INTEGER NOT NULL, ends_at TEXT NOT NULL) STRICT;
      CREATE INDEX rate_limits_ends_at ON rate_limits (ends_at);
    `,
  },
];

export function createSqliteRateLimitRepository(sqlite: DatabaseSync): RateLimitRepository {
  const expire = sqlite.prepare('DELETE FROM rate_limits WHERE ends_at < ?');
  const increment = sqlite.prepare(`
    INSERT INTO rate_limits (key, count, ends_at) VALUES (?, 1, ?)
    ON CONFLICT (key) DO UPDATE SET count = count + 1 RETURNING count
  `);
  return {
    increment(key, endsAt, now) {
      expire.run(now.toISOString());
      return Promise.resolve(increment.get(key, endsAt.toISOString())?.['count'] as number);
    },
  };
}
