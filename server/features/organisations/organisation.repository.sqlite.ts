import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../platform/database/sqlite-documents.ts';
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

const fields: FieldsOf<Organisation> = {
  id: true,
  version: true,
  name: true,
  kind: true,
  country: true,
  gnupgCompatible: true,
  state: true,
  createdAt: true,
};

export function createSqliteOrganisationRepository(sqlite: DatabaseSync): OrganisationRepository {
  const table = createDocumentTable<Organisation>(sqlite, 'organisations', fields);
  return {
    insert: (organisation) => Promise.resolve(table.insertNew(organisation)),
    findById: (id) => Promise.resolve(table.find(id)),
    findMany: (ids) => Promise.resolve(table.findMany(ids)),
    findByName: (name) => Promise.resolve(table.all('name = ?', name)[0]),
    replace: (organisation, expected) => Promise.resolve(table.replace(organisation, expected)),
    list: (page) => Promise.resolve(table.page(page, 'TRUE')),
  };
}
