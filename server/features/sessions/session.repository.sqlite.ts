import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { requireKnownFields, type FieldsOf } from '../../platform/database/sqlite-documents.ts';
import type { SessionRepository, SignedInSession } from './signed-in-session.ts';

export const sessionSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'sessions-001',
    sql: `
      CREATE TABLE sessions (
        reference TEXT PRIMARY KEY,
        account_id TEXT,
        body TEXT NOT NULL CHECK (json_valid(body)),
        expires_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX sessions_account ON sessions (account_id);
      CREATE INDEX sessions_expires_at ON sessions (expires_at);
    `,
  },
];

const fields: FieldsOf<SignedInSession> = {
  reference: true,
  accountId: true,
  awaitsSecondFactor: true,
  data: true,
  startedAt: true,
  lastSeenAt: true,
  expiresAt: true,
};

export function createSqliteSessionRepository(sqlite: DatabaseSync): SessionRepository {
  const put = sqlite.prepare(`
    INSERT INTO sessions (reference, account_id, body, expires_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (reference) DO UPDATE
      SET account_id = excluded.account_id, body = excluded.body, expires_at = excluded.expires_at
  `);
  const expire = sqlite.prepare('DELETE FROM sessions WHERE expires_at <= ?');
  const find = sqlite.prepare('SELECT body FROM sessions WHERE reference = ? AND expires_at > ?');
  const list = sqlite.prepare('SELECT body FROM sessions WHERE account_id = ? AND expires_at > ?');
  const prolong = sqlite.prepare(`
    UPDATE sessions
    SET body = json_set(body, '$.lastSeenAt', ?, '$.expiresAt', ?), expires_at = ?
    WHERE reference = ?
  `);
  const remove = sqlite.prepare('DELETE FROM sessions WHERE reference = ?');
  const removeByAccount = sqlite.prepare(
    'DELETE FROM sessions WHERE account_id = ? AND reference IS NOT ?',
  );
  const parse = (row: Record<string, unknown>) =>
    JSON.parse(row['body'] as string) as SignedInSession;

  return {
    put(session) {
      requireKnownFields(session, fields);
      expire.run(session.lastSeenAt);
      const { reference, accountId, expiresAt } = session;
      put.run(reference, accountId ?? null, JSON.stringify(session), expiresAt);
      return Promise.resolve();
    },
    find(reference, now) {
      const row = find.get(reference, now.toISOString());
      return Promise.resolve(row && parse(row));
    },
    listByAccount: (accountId, now) =>
      Promise.resolve(list.all(accountId, now.toISOString()).map(parse)),
    remove(reference) {
      remove.run(reference);
      return Promise.resolve();
    },
    prolong({ reference, lastSeenAt, expiresAt }) {
      prolong.run(lastSeenAt, expiresAt, expiresAt, reference);
      return Promise.resolve();
    },
    removeByAccount(accountId, keptReference) {
      removeByAccount.run(accountId, keptReference ?? null);
      return Promise.resolve();
    },
  };
}
