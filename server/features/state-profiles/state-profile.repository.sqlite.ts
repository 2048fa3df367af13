import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../platform/database/sqlite-documents.ts';
import type { StateProfile, StateProfileRepository } from './state-profile.ts';

export const stateProfileSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'state-profiles-001',
    sql: `
      CREATE TABLE state_profiles (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
    `,
  },
];

const fields: FieldsOf<StateProfile> = {
  id: true,
  version: true,
  languages: true,
  requirements: true,
  maximumFreezeMonths: true,
  confirmedAt: true,
};

export function createSqliteStateProfileRepository(sqlite: DatabaseSync): StateProfileRepository {
  const table = createDocumentTable<StateProfile>(sqlite, 'state_profiles', fields);
  return {
    insert: (profile) => Promise.resolve(table.insertNew(profile)),
    findById: (id) => Promise.resolve(table.find(id)),
    replace: (profile, expected) => Promise.resolve(table.replace(profile, expected)),
  };
}
