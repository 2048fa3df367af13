import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import type { Organisation, OrganisationRepository } from './organisation.ts';

export const organisationSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'organisations-001',
    sql: `
      CREATE TABLE organisations (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        name TEXT NOT NULL AS (body ->> '$.name') STORED UNIQUE
      ) STRICT;
    `,
  },
];

export function createSqliteOrganisationRepository(sqlite: DatabaseSync): OrganisationRepository {
  const table = createDocumentTable<Organisation>(sqlite, 'organisations');
  return {
    insert: (organisation) => Promise.resolve(table.insertNew(organisation)),
    findById: (id) => Promise.resolve(table.find(id)),
    findByName: (name) => Promise.resolve(table.all('name = ?', name)[0]),
    replace: (organisation, expected) => Promise.resolve(table.replace(organisation, expected)),
    list: (page) => Promise.resolve(table.page(page, 'TRUE')),
  };
}
