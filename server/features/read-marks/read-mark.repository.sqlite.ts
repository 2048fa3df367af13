import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import type { ReadMark, ReadMarkRepository } from './read-mark.ts';

export const readMarkSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'read-marks-001',
    sql: `
      CREATE TABLE read_marks (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        item_id TEXT NOT NULL AS (body ->> '$.itemId') STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      CREATE INDEX read_marks_by_item ON read_marks (item_id);
    `,
  },
];

export function createSqliteReadMarkRepository(sqlite: DatabaseSync): ReadMarkRepository {
  const fields = {
    id: true,
    version: true,
    itemId: true,
    organisationId: true,
    messageId: true,
    at: true,
  } as const;
  const table = createDocumentTable<ReadMark>(sqlite, 'read_marks', fields);
  return {
    insert: (mark) => Promise.resolve(table.insertNew(mark)),
    find: (id) => Promise.resolve(table.find(id)),
    replace: (mark, expected) => Promise.resolve(table.replace(mark, expected)),
    listOfItem: (itemId) => Promise.resolve(table.all('item_id = ?', itemId)),
  };
}
