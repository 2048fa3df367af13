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
        acts_under_way TEXT NOT NULL CHECK (json_valid(acts_under_way)),
        revision INTEGER NOT NULL
      ) STRICT;
    `,
  },
];

type Row = Omit<StorageUsage, 'actsUnderWay'> & { readonly actsUnderWay: string };

export function createSqliteStorageUsageRepository(sqlite: DatabaseSync): StorageUsageRepository {
  const begin = sqlite.prepare(`
    INSERT INTO storage_usage (organisation_id, bytes, acts_under_way, revision)
    SELECT :organisationId, :bytes,
      json_array(json_object('id', :id, 'startedAt', :startedAt)), 1
    WHERE :bytes <= :limit
    ON CONFLICT DO UPDATE SET
      bytes = bytes + :bytes, revision = revision + 1,
      acts_under_way = json_insert(
        acts_under_way, '$[#]', json_object('id', :id, 'startedAt', :startedAt)
      )
    WHERE bytes + :bytes <= :limit
  `);
  const end = sqlite.prepare(`
    UPDATE storage_usage SET
      bytes = bytes - :released, revision = revision + 1,
      acts_under_way = (
        SELECT json_group_array(json(value)) FROM json_each(acts_under_way)
        WHERE value ->> 'id' <> :id
      )
    WHERE organisation_id = :organisationId
      AND :id IN (SELECT value ->> 'id' FROM json_each(acts_under_way))
  `);
  const list = sqlite.prepare(`
    SELECT organisation_id AS organisationId, bytes, acts_under_way AS actsUnderWay, revision
    FROM storage_usage
  `);
  const correct = sqlite.prepare(`
    UPDATE storage_usage SET bytes = ?, acts_under_way = '[]', revision = revision + 1
    WHERE organisation_id = ? AND revision = ?
  `);

  return {
    begin: (act) => Promise.resolve(begin.run(act).changes === 1),
    end: (act) => {
      end.run(act);
      return Promise.resolve();
    },
    list: () => {
      const rows = list.all() as Row[];
      return Promise.resolve(
        rows.map((row) => ({
          ...row,
          actsUnderWay: JSON.parse(row.actsUnderWay) as StorageUsage['actsUnderWay'],
        })),
      );
    },
    correct: ({ organisationId, revision }, bytes) =>
      Promise.resolve(correct.run(bytes, organisationId, revision).changes === 1),
  };
}
