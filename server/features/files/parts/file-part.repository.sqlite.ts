import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import type { FilePart, FilePartRepository } from './file-part.ts';

export const filePartSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'file-parts-001',
    sql: `
      CREATE TABLE file_parts (
        file_id TEXT NOT NULL,
        n INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        object_id TEXT NOT NULL,
        received_at TEXT NOT NULL,
        PRIMARY KEY (file_id, n)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export function createSqliteFilePartRepository(sqlite: DatabaseSync): FilePartRepository {
  const insert = sqlite.prepare(`
    INSERT INTO file_parts (file_id, n, size, sha256, object_id, received_at)
    VALUES (:fileId, :n, :size, :sha256, :objectId, :receivedAt)
    ON CONFLICT DO NOTHING
  `);
  const replace = sqlite.prepare(`
    UPDATE file_parts
    SET size = :size, sha256 = :sha256, object_id = :objectId, received_at = :receivedAt
    WHERE file_id = :fileId AND n = :n AND object_id = :presentId
  `);
  const columns =
    'file_id AS fileId, n, size, sha256, object_id AS objectId, received_at AS receivedAt';
  const find = sqlite.prepare(`SELECT ${columns} FROM file_parts WHERE file_id = ? AND n = ?`);
  const list = sqlite.prepare(`SELECT ${columns} FROM file_parts WHERE file_id = ? ORDER BY n`);
  const remove = sqlite.prepare(
    'DELETE FROM file_parts WHERE file_id = ? AND n = ? AND object_id = ?',
  );
  const removeAll = sqlite.prepare('DELETE FROM file_parts WHERE file_id = ?');
  const fileIds = sqlite.prepare('SELECT DISTINCT file_id FROM file_parts');

  return {
    insert: (part) => Promise.resolve(insert.run(part).changes === 1),
    replace: (part, present) =>
      Promise.resolve(replace.run({ ...part, presentId: present.objectId }).changes === 1),
    find: (fileId, n) => Promise.resolve(find.get(fileId, n) as FilePart | undefined),
    list: (fileId) => Promise.resolve(list.all(fileId) as FilePart[]),
    remove: ({ fileId, n, objectId }) => {
      remove.run(fileId, n, objectId);
      return Promise.resolve();
    },
    removeAll: (fileId) => {
      removeAll.run(fileId);
      return Promise.resolve();
    },
    listFileIds: () => Promise.resolve(fileIds.all().map((row) => row['file_id'] as string)),
  };
}
