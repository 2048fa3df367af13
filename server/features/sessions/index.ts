export {
  createMongoSessionRepository,
  sessionMongoMigrations,
} from './session.repository.mongo.ts';
export {
  createSqliteSessionRepository,
  sessionSqliteMigrations,
} from './session.repository.sqlite.ts';
export { sessionEndpoints } from './session.router.ts';
export { createSessionService, type SessionService } from './session.service.ts';
export { createSessionStore } from './session-store.ts';
export type { SessionRepository } from './signed-in-session.ts';
export { createPassport } from './strategies.ts';
