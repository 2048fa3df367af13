export type { Organisation, OrganisationRepository } from './organisation.ts';
export {
  createMongoOrganisationRepository,
  organisationMongoMigrations,
} from './organisation.repository.mongo.ts';
export {
  createSqliteOrganisationRepository,
  organisationSqliteMigrations,
} from './organisation.repository.sqlite.ts';
export { organisationEndpoints } from './organisation.router.ts';
export { createOrganisationService, type OrganisationService } from './organisation.service.ts';
