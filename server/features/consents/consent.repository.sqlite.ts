import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import {
  createDocumentTable,
  equal,
  type FieldsOf,
} from '../../platform/database/sqlite-documents.ts';
import type { Consent, ConsentRepository } from './consent.ts';

export const consentSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'consents-001',
    // What was refused may be asked for again.
    sql: `
      CREATE TABLE consents (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        object_type TEXT NOT NULL AS (body ->> '$.object.type') STORED,
        object_id TEXT NOT NULL AS (body ->> '$.object.id') STORED,
        asking_organisation_id TEXT NOT NULL AS (body ->> '$.askingOrganisationId') STORED,
        for_organisation_id TEXT NOT NULL AS (body ->> '$.forOrganisationId') STORED,
        provider_organisation_id TEXT NOT NULL AS (body ->> '$.providerOrganisationId') STORED,
        state TEXT NOT NULL AS (body ->> '$.state') STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      CREATE UNIQUE INDEX consents_standing
        ON consents (object_id, object_type, asking_organisation_id, for_organisation_id)
        WHERE state <> 'refused';
      CREATE INDEX consents_by_asking ON consents (asking_organisation_id, id);
      CREATE INDEX consents_by_asking_state ON consents (asking_organisation_id, state, id);
      CREATE INDEX consents_by_provider ON consents (provider_organisation_id, id);
      CREATE INDEX consents_by_provider_state ON consents (provider_organisation_id, state, id);
    `,
  },
];

const fields: FieldsOf<Consent> = {
  id: true,
  version: true,
  object: true,
  caseId: true,
  submissionId: true,
  folderType: true,
  providerOrganisationId: true,
  askingOrganisationId: true,
  askedBy: true,
  forOrganisationId: true,
  state: true,
  reason: true,
  askedAt: true,
  answeredBy: true,
  answeredAt: true,
};

export function createSqliteConsentRepository(sqlite: DatabaseSync): ConsentRepository {
  const table = createDocumentTable<Consent>(sqlite, 'consents', fields);
  const granted = sqlite.prepare(`
    SELECT 1 FROM consents
    WHERE object_id = ? AND object_type = ? AND asking_organisation_id = ?
      AND for_organisation_id = ? AND state <> 'refused' AND state = 'granted'`);
  return {
    insert: (consent) => Promise.resolve(table.insertNew(consent)),
    findById: (id) => Promise.resolve(table.find(id)),
    replace: (consent, expected) => Promise.resolve(table.replace(consent, expected)),
    listOf: (page, organisationId, { side, state }) => {
      const where = equal({ [`${side}_organisation_id`]: organisationId, state });
      return Promise.resolve(table.page(page, where.sql, ...where.values));
    },
    isGranted: ({ object, askingOrganisationId, forOrganisationId }) =>
      Promise.resolve(
        granted.get(object.id, object.type, askingOrganisationId, forOrganisationId) !== undefined,
      ),
  };
}
