import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../../platform/database/sqlite-documents.ts';
import type { Preferences, PreferencesRepository } from './preferences.ts';

export const preferencesSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'notification-preferences-001',
    sql: `
      CREATE TABLE notification_preferences (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
    `,
  },
];

const fields: FieldsOf<Preferences> = { id: true, version: true, email: true };

export function createSqlitePreferencesRepository(sqlite: DatabaseSync): PreferencesRepository {
  const table = createDocumentTable<Preferences>(sqlite, 'notification_preferences', fields);
  return {
    insert: (preferences) => Promise.resolve(table.insertNew(preferences)),
    findById: (accountId) => Promise.resolve(table.find(accountId)),
    replace: (preferences, expected) => Promise.resolve(table.replace(preferences, expected)),
    remove: (accountId) => Promise.resolve(table.remove(accountId)),
  };
}
