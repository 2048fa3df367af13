import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { createDocumentTable } from '../../../platform/database/sqlite-documents.ts';
import type { Remark, RemarkRepository } from './remark.ts';

export const remarkSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'remarks-001',
    sql: `
      CREATE TABLE remarks (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        submission_id TEXT NOT NULL AS (body ->> '$.submissionId') STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      CREATE INDEX remarks_by_submission ON remarks (submission_id, id);
    `,
  },
];

export function createSqliteRemarkRepository(sqlite: DatabaseSync): RemarkRepository {
  const table = createDocumentTable<Remark>(sqlite, 'remarks');
  return {
    insert: (remark) => Promise.resolve(table.insertNew(remark)),
    find: (id) => Promise.resolve(table.find(id)),
    listOfSubmission: (page, submissionId) =>
      Promise.resolve(table.page(page, 'submission_id = ?', submissionId)),
  };
}
