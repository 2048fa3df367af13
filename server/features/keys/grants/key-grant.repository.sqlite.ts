import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { createDocumentTable } from '../../../platform/database/sqlite-documents.ts';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import type { KeyGrant, KeyGrantRepository } from './key-grant.ts';

export const keyGrantSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'key-grants-001',
    sql: `
      CREATE TABLE key_grants (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        organisation_id TEXT NOT NULL AS (body ->> '$.organisationId') STORED,
        account_id TEXT NOT NULL AS (body ->> '$.accountId') STORED,
        fingerprint TEXT NOT NULL AS (body ->> '$.fingerprint') STORED,
        member_key_fingerprint TEXT NOT NULL AS (body ->> '$.memberKeyFingerprint') STORED
      ) STRICT;
      CREATE INDEX key_grants_member ON key_grants (account_id, id);
      CREATE INDEX key_grants_organisation ON key_grants (organisation_id, id);
    `,
  },
];

export function createSqliteKeyGrantRepository(sqlite: DatabaseSync): KeyGrantRepository {
  const table = createDocumentTable<KeyGrant>(sqlite, 'key_grants');

  function remove(where: string, ...values: string[]): Promise<void> {
    sqlite.prepare(`DELETE FROM key_grants WHERE ${where}`).run(...values);
    return Promise.resolve();
  }

  return {
    insertAll: (grants) => {
      inTransaction(sqlite, () => {
        for (const grant of grants) table.insertNew(grant);
      });
      return Promise.resolve();
    },
    listByMember: (accountId, page) =>
      Promise.resolve(table.page(page, 'account_id = ?', accountId)),
    listByOrganisation: (organisationId, page) =>
      Promise.resolve(table.page(page, 'organisation_id = ?', organisationId)),
    hasAny: (accountId, organisationId) =>
      Promise.resolve(
        table.all('account_id = ? AND organisation_id = ? LIMIT 1', accountId, organisationId)
          .length > 0,
      ),
    remove: (ids) => remove('id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
    removeOlder: ({ id, accountId, fingerprint }) =>
      remove('account_id = ? AND id < ? AND fingerprint = ?', accountId, id, fingerprint),
    removeByMember: (accountId, organisationId) =>
      remove('account_id = ? AND organisation_id = ?', accountId, organisationId),
    removeStale: (accountId, memberKeyFingerprint) =>
      remove('account_id = ? AND member_key_fingerprint <> ?', accountId, memberKeyFingerprint),
  };
}
