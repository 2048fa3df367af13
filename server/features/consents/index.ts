export {
  consentMongoMigrations,
  createMongoConsentRepository,
} from './consent.repository.mongo.ts';
export {
  consentSqliteMigrations,
  createSqliteConsentRepository,
} from './consent.repository.sqlite.ts';
export { consentEndpoints } from './consent.router.ts';
export { createConsentService, type ConsentService } from './consent.service.ts';
export type { Consent, ConsentRepository } from './consent.ts';
