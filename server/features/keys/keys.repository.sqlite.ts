import type { DatabaseSync } from 'node:sqlite';
import {
  createSqliteKeyGrantRepository,
  keyGrantSqliteMigrations,
} from './grants/key-grant.repository.sqlite.ts';
import {
  createSqliteMemberKeyringRepository,
  createSqliteOrganisationKeyringRepository,
  keyringSqliteMigrations,
} from './keyring.repository.sqlite.ts';
import type { KeyRepositories } from './keys.ts';

export const keySqliteMigrations = [...keyringSqliteMigrations, ...keyGrantSqliteMigrations];

export function createSqliteKeyRepositories(sqlite: DatabaseSync): KeyRepositories {
  return {
    memberKeyrings: createSqliteMemberKeyringRepository(sqlite),
    organisationKeyrings: createSqliteOrganisationKeyringRepository(sqlite),
    grants: createSqliteKeyGrantRepository(sqlite),
  };
}
