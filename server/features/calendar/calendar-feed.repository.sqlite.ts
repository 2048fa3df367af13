import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import type { CalendarFeedRepository } from './calendar-feed.ts';

export const calendarFeedSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'calendar-feeds-001',
    sql: `
      CREATE TABLE calendar_feeds (id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE) STRICT;
    `,
  },
];

export function createSqliteCalendarFeedRepository(sqlite: DatabaseSync): CalendarFeedRepository {
  const put = sqlite.prepare(`
    INSERT INTO calendar_feeds (id, token_hash) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash
  `);
  const find = sqlite.prepare('SELECT id FROM calendar_feeds WHERE token_hash = ?');
  const remove = sqlite.prepare('DELETE FROM calendar_feeds WHERE id = ?');
  return {
    put({ id, tokenHash }) {
      put.run(id, tokenHash);
      return Promise.resolve();
    },
    findByTokenHash(tokenHash) {
      const row = find.get(tokenHash);
      return Promise.resolve(row && { id: row['id'] as string, tokenHash });
    },
    remove(accountId) {
      remove.run(accountId);
      return Promise.resolve();
    },
  };
}
