import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../../platform/database/sqlite-documents.ts';
import type { OwedMail, OwedMailRepository } from './owed-mail.ts';

export const owedMailSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'owed-mail-001',
    sql: `
      CREATE TABLE owed_mail (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        send_at TEXT NOT NULL AS (body ->> '$.sendAt') STORED
      ) STRICT;
      CREATE INDEX owed_mail_due ON owed_mail (send_at);
    `,
  },
];

const fields: FieldsOf<OwedMail> = {
  id: true,
  version: true,
  sendAt: true,
  failures: true,
  failingSince: true,
};

export function createSqliteOwedMailRepository(sqlite: DatabaseSync): OwedMailRepository {
  const table = createDocumentTable<OwedMail>(sqlite, 'owed_mail', fields);
  const removeVersion = sqlite.prepare('DELETE FROM owed_mail WHERE id = ? AND version = ?');
  return {
    insert: (mail) => Promise.resolve(table.insertNew(mail)),
    findById: (accountId) => Promise.resolve(table.find(accountId)),
    replace: (mail, expected) => Promise.resolve(table.replace(mail, expected)),
    listDue: (instant, limit) =>
      Promise.resolve(table.all('send_at <= ? ORDER BY send_at LIMIT ?', instant, limit)),
    removeVersion(accountId, version) {
      removeVersion.run(accountId, version);
      return Promise.resolve();
    },
    remove: (accountId) => Promise.resolve(table.remove(accountId)),
  };
}
