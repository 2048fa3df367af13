export { takesPart } from './case.policy.ts';
export { caseMongoMigrations, createMongoCaseRepository } from './case.repository.mongo.ts';
export { caseSqliteMigrations, createSqliteCaseRepository } from './case.repository.sqlite.ts';
export { caseEndpoints } from './case.router.ts';
export { createCaseService, type CaseService } from './case.service.ts';
export type { Case, CaseRepository } from './case.ts';
