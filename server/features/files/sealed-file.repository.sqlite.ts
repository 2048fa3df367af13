import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import type { Page } from '../../platform/database/page.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import { inTransaction } from '../../platform/database/sqlite.ts';
import type { SealedFile, SealedFileRepository } from './sealed-file.ts';

export const sealedFileSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'sealed-files-001',
    sql: `
      CREATE TABLE sealed_files (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        submission_id TEXT NOT NULL AS (body ->> '$.submissionId') STORED,
        organisation_id TEXT NOT NULL AS (body ->> '$.organisationId') STORED,
        state TEXT NOT NULL AS (body ->> '$.state') STORED,
        size INTEGER NOT NULL AS (body ->> '$.size') STORED,
        created_at TEXT NOT NULL AS (body ->> '$.createdAt') STORED
      ) STRICT;
      CREATE INDEX sealed_files_submission ON sealed_files (submission_id, id);
      CREATE INDEX sealed_files_provider ON sealed_files (organisation_id, size);
      CREATE INDEX sealed_files_unfinished ON sealed_files (created_at) WHERE state <> 'complete';
      CREATE TABLE sealed_file_readers (
        organisation_id TEXT NOT NULL,
        file_id TEXT NOT NULL REFERENCES sealed_files (id) ON DELETE CASCADE,
        PRIMARY KEY (organisation_id, file_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sealed_file_readers_file ON sealed_file_readers (file_id);
    `,
  },
  {
    name: 'sealed-files-002',
    sql: `
      ALTER TABLE sealed_file_readers ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0;
      UPDATE sealed_file_readers SET is_shared = 1 WHERE EXISTS (
        SELECT 1 FROM sealed_files AS file, json_each(file.body, '$.shares') AS share
        WHERE file.id = file_id AND share.value ->> '$.organisationId' = sealed_file_readers.organisation_id
      );
      CREATE INDEX sealed_file_readers_shared
        ON sealed_file_readers (organisation_id, file_id) WHERE is_shared = 1;
    `,
  },
];

export function createSqliteSealedFileRepository(sqlite: DatabaseSync): SealedFileRepository {
  const table = createDocumentTable<SealedFile>(sqlite, 'sealed_files');
  const remove = sqlite.prepare('DELETE FROM sealed_files WHERE id = ? AND version = ?');
  const sum = sqlite.prepare(
    'SELECT coalesce(sum(size), 0) AS total FROM sealed_files WHERE organisation_id = ?',
  );
  const forgetReaders = sqlite.prepare('DELETE FROM sealed_file_readers WHERE file_id = ?');
  const addReader = sqlite.prepare(
    'INSERT INTO sealed_file_readers (organisation_id, file_id, is_shared) VALUES (?, ?, ?)',
  );

  /** The readers change in the same transaction as the file. */
  function write(file: SealedFile, act: () => boolean): Promise<boolean> {
    const done = inTransaction(sqlite, () => {
      if (!act()) return false;
      forgetReaders.run(file.id);
      if (file.state === 'complete') {
        const shared = new Set(file.shares.map((share) => share.organisationId));
        for (const { organisationId } of file.keyPackets) {
          addReader.run(organisationId, file.id, Number(shared.has(organisationId)));
        }
      }
      return true;
    });
    return Promise.resolve(done);
  }

  function pageOfReader(
    where: string,
    organisationId: string,
    { cursor, limit }: Page,
  ): SealedFile[] {
    const readable = `
      SELECT file_id FROM sealed_file_readers WHERE ${where}
      ${cursor === undefined ? '' : 'AND file_id < ?'} ORDER BY file_id DESC LIMIT ?`;
    const after = cursor === undefined ? [] : [cursor];
    return table.all(`id IN (${readable}) ORDER BY id DESC`, organisationId, ...after, limit + 1);
  }

  return {
    insert: (file) => write(file, () => table.insertNew(file)),
    findById: (id) => Promise.resolve(table.find(id)),
    replace: (file, expectedVersion) => write(file, () => table.replace(file, expectedVersion)),
    remove: (id, expectedVersion) => Promise.resolve(remove.run(id, expectedVersion).changes === 1),
    listAllOfSubmission: (submissionId) =>
      Promise.resolve(table.all('submission_id = ? ORDER BY id', submissionId)),
    listOfSubmission: (submissionId, page) =>
      Promise.resolve(table.page(page, 'submission_id = ?', submissionId)),
    listReadableBy: (organisationId, page) =>
      Promise.resolve(pageOfReader('organisation_id = ?', organisationId, page)),
    listSharedWith: (organisationId, page) =>
      Promise.resolve(pageOfReader('organisation_id = ? AND is_shared = 1', organisationId, page)),
    listUnfinished: (createdBefore) =>
      Promise.resolve(table.all(`state <> 'complete' AND created_at < ?`, createdBefore)),
    sumOfSizes: (organisationId) => Promise.resolve(sum.get(organisationId)?.['total'] as number),
  };
}
