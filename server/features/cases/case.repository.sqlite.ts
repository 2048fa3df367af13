import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import type { Case, CaseRepository } from './case.ts';

const organisationsOf = (row: 'NEW' | 'OLD') => `
  SELECT ${row}.body ->> '$.ownerOrganisationId'
  UNION SELECT value FROM json_each(${row}.body, '$.participantOrganisationIds')`;

export const caseSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'cases-001',
    sql: `
      CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        reference TEXT NOT NULL AS (body ->> '$.reference') STORED UNIQUE
      ) STRICT;
      CREATE TABLE case_organisations (
        organisation_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        PRIMARY KEY (organisation_id, case_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER case_inserted AFTER INSERT ON cases BEGIN
        INSERT INTO case_organisations (organisation_id, case_id)
          SELECT *, NEW.id FROM (${organisationsOf('NEW')});
      END;
      CREATE TRIGGER case_replaced AFTER UPDATE ON cases BEGIN
        DELETE FROM case_organisations
          WHERE case_id = OLD.id AND organisation_id IN (${organisationsOf('OLD')});
        INSERT INTO case_organisations (organisation_id, case_id)
          SELECT *, NEW.id FROM (${organisationsOf('NEW')});
      END;
    `,
  },
];

/** Sorts after every identifier. */
const END = '~';

export function createSqliteCaseRepository(sqlite: DatabaseSync): CaseRepository {
  const table = createDocumentTable<Case>(sqlite, 'cases');
  const ofOrganisation = sqlite.prepare(`
    SELECT body FROM case_organisations JOIN cases ON id = case_id
    WHERE organisation_id = ? AND case_id < ? ORDER BY case_id DESC LIMIT ?
  `);
  return {
    insert: (courtCase) => Promise.resolve(table.insertNew(courtCase)),
    findById: (id) => Promise.resolve(table.find(id)),
    findMany: (ids) => Promise.resolve(table.findMany(ids)),
    replace: (courtCase, expected) => Promise.resolve(table.replace(courtCase, expected)),
    listAll: (page) => Promise.resolve(table.page(page, 'TRUE')),
    listOfOrganisation: ({ cursor = END, limit }, organisationId) => {
      const rows = ofOrganisation.all(organisationId, cursor, limit + 1);
      return Promise.resolve(rows.map((row) => JSON.parse(row['body'] as string) as Case));
    },
  };
}
