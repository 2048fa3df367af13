export type { KeyFacts } from './key-facts.ts';
export { keyEndpoints } from './key.router.ts';
export { createMongoKeyRepositories, keyMongoMigrations } from './keys.repository.mongo.ts';
export { createSqliteKeyRepositories, keySqliteMigrations } from './keys.repository.sqlite.ts';
export { createKeys, type KeyRepositories, type Keys } from './keys.ts';
