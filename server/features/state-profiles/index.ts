export { createMongoStateProfileRepository } from './state-profile.repository.mongo.ts';
export {
  createSqliteStateProfileRepository,
  stateProfileSqliteMigrations,
} from './state-profile.repository.sqlite.ts';
export { stateProfileEndpoints } from './state-profile.router.ts';
export { createStateProfileService } from './state-profile.service.ts';
export type { StateProfile, StateProfileRepository } from './state-profile.ts';
