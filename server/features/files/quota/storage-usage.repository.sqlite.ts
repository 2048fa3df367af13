import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import type { StorageUsage, StorageUsageRepository } from './storage-usage.ts';

export const storageUsageSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'storage-usage-001',
    sql: `
      CREATE TABLE storage_usage (
        organisation_id TEXT PRIMARY KEY,
        bytes INTEGER NOT NULL,
        acts_under_way INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
    `,
  },
];

export function createSqliteStorageUsageRepository(sqlite: DatabaseSync): StorageUsageRepository {
  const begin = sqlite.prepare(`
    INSERT INTO storage_usage (organisation_id, bytes, acts_under_way, revision, changed_at)
    SELECT :organisationId, :bytes, 1, 1, :at WHERE :bytes <= :limit
    ON CONFLICT DO UPDATE SET
      bytes = bytes + :bytes, acts_under_way = acts_under_way + 1,
      revision = revision + 1, changed_at = :at
    WHERE bytes + :bytes <= :limit
  `);
  const end = sqlite.prepare(`
    UPDATE storage_usage SET
      bytes = bytes - :released, acts_under_way = acts_under_way - 1,
      revision = revision + 1, changed_at = :at
    WHERE organisation_id = :organisationId
  `);
  const list = sqlite.prepare(`
    SELECT organisation_id AS organisationId, bytes, acts_under_way AS actsUnderWay, revision,
      changed_at AS changedAt
    FROM storage_usage
  `);
  const correct = sqlite.prepare(`
    UPDATE storage_usage SET bytes = ?, acts_under_way = 0, revision = revision + 1
    WHERE organisation_id = ? AND revision = ?
  `);

  return {
    begin: (act) => Promise.resolve(begin.run(act).changes === 1),
    end: (act) => {
      end.run(act);
      return Promise.resolve();
    },
    list: () => Promise.resolve(list.all() as StorageUsage[]),
    correct: ({ organisationId, revision }, bytes) =>
      Promise.resolve(correct.run(bytes, organisationId, revision).changes === 1),
  };
}
