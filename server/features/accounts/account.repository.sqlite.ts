import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import {
  createDocumentTable,
  equal,
  type FieldsOf,
} from '../../platform/database/sqlite-documents.ts';
import type { Account, AccountRepository } from './account.ts';

export const accountSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'accounts-001',
    sql: `
      CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        email TEXT AS (body ->> '$.email') STORED UNIQUE,
        organisation_id TEXT NOT NULL AS (body ->> '$.organisationId') STORED,
        role TEXT NOT NULL AS (body ->> '$.role') STORED,
        state TEXT NOT NULL AS (body ->> '$.state') STORED
      ) STRICT;
      CREATE INDEX accounts_organisation ON accounts (organisation_id, id);
      CREATE INDEX accounts_role ON accounts (role, state);
    `,
  },
  {
    name: 'accounts-002',
    sql: `
      CREATE INDEX accounts_by_role ON accounts (role, id);
      CREATE INDEX accounts_by_state ON accounts (state, id);
      CREATE INDEX accounts_of_role ON accounts (organisation_id, role, id);
      CREATE INDEX accounts_of_state ON accounts (organisation_id, state, id);
    `,
  },
];

const fields: FieldsOf<Account> = {
  id: true,
  version: true,
  email: true,
  displayName: true,
  role: true,
  organisationId: true,
  state: true,
  passwordHash: true,
  secondFactor: true,
  pendingSecondFactor: true,
  roleProposal: true,
  createdAt: true,
};

export function createSqliteAccountRepository(sqlite: DatabaseSync): AccountRepository {
  const table = createDocumentTable<Account>(sqlite, 'accounts', fields);
  const count = sqlite.prepare(
    "SELECT count(*) AS n FROM accounts WHERE role = ? AND state = 'active'",
  );
  return {
    insert: (account) => Promise.resolve(table.insertNew(account)),
    findById: (id) => Promise.resolve(table.find(id)),
    findMany: (ids) => Promise.resolve(table.findMany(ids)),
    findByEmail: (email) => Promise.resolve(table.all('email = ?', email)[0]),
    replace: (account, expected) => Promise.resolve(table.replace(account, expected)),
    list: (page, { organisationId: organisation_id, role, state }) => {
      const where = equal({ organisation_id, role, state });
      return Promise.resolve(table.page(page, where.sql, ...where.values));
    },
    countActive: (role) => Promise.resolve(count.get(role)?.['n'] as number),
  };
}
