import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../platform/database/sqlite-documents.ts';
import type { Invitation, InvitationRepository } from './invitation.ts';

export const invitationSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'invitations-001',
    sql: `
      CREATE TABLE invitations (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        token_hash TEXT AS (body ->> '$.tokenHash') STORED UNIQUE,
        organisation_id TEXT NOT NULL AS (body ->> '$.organisationId') STORED
      ) STRICT;
      CREATE INDEX invitations_organisation ON invitations (organisation_id, id);
    `,
  },
  {
    name: 'invitations-002',
    sql: "CREATE INDEX invitations_email ON invitations (body ->> '$.email')",
  },
];

const fields: FieldsOf<Invitation> = {
  id: true,
  version: true,
  email: true,
  role: true,
  organisationId: true,
  state: true,
  tokenHash: true,
  invitedBy: true,
  approvedBy: true,
  expiresAt: true,
  createdAt: true,
};

export function createSqliteInvitationRepository(sqlite: DatabaseSync): InvitationRepository {
  const table = createDocumentTable<Invitation>(sqlite, 'invitations', fields);
  const removeByEmail = sqlite.prepare("DELETE FROM invitations WHERE body ->> '$.email' = ?");
  return {
    insert: (invitation) => Promise.resolve(table.insertNew(invitation)),
    findById: (id) => Promise.resolve(table.find(id)),
    findByTokenHash: (hash) => Promise.resolve(table.all('token_hash = ?', hash)[0]),
    replace: (invitation, expected) => Promise.resolve(table.replace(invitation, expected)),
    list: (page) => Promise.resolve(table.page(page, 'TRUE')),
    listByOrganisation: (organisationId, page) =>
      Promise.resolve(table.page(page, 'organisation_id = ?', organisationId)),
    removeByEmail(email) {
      removeByEmail.run(email);
      return Promise.resolve();
    },
  };
}
