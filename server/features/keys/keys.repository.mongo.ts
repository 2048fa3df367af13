import type { Connection } from 'mongoose';
import {
  createMongoKeyGrantRepository,
  keyGrantMongoMigrations,
} from './grants/key-grant.repository.mongo.ts';
import {
  createMongoMemberKeyringRepository,
  createMongoOrganisationKeyringRepository,
  keyringMongoMigrations,
} from './keyring.repository.mongo.ts';
import type { KeyRepositories } from './keys.ts';

export const keyMongoMigrations = [...keyringMongoMigrations, ...keyGrantMongoMigrations];

export function createMongoKeyRepositories(connection: Connection): KeyRepositories {
  return {
    memberKeyrings: createMongoMemberKeyringRepository(connection),
    organisationKeyrings: createMongoOrganisationKeyringRepository(connection),
    grants: createMongoKeyGrantRepository(connection),
  };
}
