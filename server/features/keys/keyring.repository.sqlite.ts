import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import { inTransaction } from '../../platform/database/sqlite.ts';
import type {
  KeyringRepository,
  MemberKeyring,
  OrganisationKeyring,
  StoreOutcome,
} from './keyring.ts';

export const keyringSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'keyrings-001',
    sql: ['member_keyrings', 'organisation_keyrings'].map(tablesOf).join(''),
  },
];

/** The fingerprints repeat what the documents say, so that SQLite keeps them unique. */
function tablesOf(table: string): string {
  return `
    CREATE TABLE ${table} (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE TABLE ${table}_fingerprints (
      fingerprint TEXT PRIMARY KEY,
      keyring_id TEXT NOT NULL REFERENCES ${table} (id)
    ) STRICT;
  `;
}

export function createSqliteMemberKeyringRepository(sqlite: DatabaseSync) {
  return createRepository<MemberKeyring>(sqlite, 'member_keyrings');
}

export function createSqliteOrganisationKeyringRepository(sqlite: DatabaseSync) {
  return createRepository<OrganisationKeyring>(sqlite, 'organisation_keyrings');
}

function createRepository<Stored extends MemberKeyring | OrganisationKeyring>(
  sqlite: DatabaseSync,
  table: string,
): KeyringRepository<Stored> {
  const keyrings = createDocumentTable<Stored>(sqlite, table);
  const findTaken = sqlite.prepare(`
    SELECT 1 FROM ${table}_fingerprints
    WHERE fingerprint IN (SELECT value FROM json_each(?)) AND keyring_id <> ?
  `);
  const addFingerprints = sqlite.prepare(`
    INSERT INTO ${table}_fingerprints (fingerprint, keyring_id)
    SELECT DISTINCT value, ? FROM json_each(?) WHERE true
    ON CONFLICT (fingerprint) DO NOTHING
  `);

  function store(keyring: Stored, expectedVersion: number): StoreOutcome {
    const fingerprints = JSON.stringify(keyring.fingerprints);
    if (findTaken.get(fingerprints, keyring.id)) return 'taken';
    const isStored =
      expectedVersion === 0
        ? keyrings.insertNew(keyring)
        : keyrings.replace(keyring, expectedVersion);
    if (!isStored) return 'conflict';
    addFingerprints.run(keyring.id, fingerprints);
    return 'stored';
  }

  return {
    find: (id) => Promise.resolve(keyrings.find(id)),
    findMany: (ids) => Promise.resolve(keyrings.findMany(ids)),
    store: (keyring, expectedVersion) =>
      Promise.resolve(inTransaction(sqlite, () => store(keyring, expectedVersion))),
  };
}
