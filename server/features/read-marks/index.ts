export type { ReadMark, ReadMarkRepository } from './read-mark.ts';
export {
  createMongoReadMarkRepository,
  readMarkMongoMigrations,
} from './read-mark.repository.mongo.ts';
export {
  createSqliteReadMarkRepository,
  readMarkSqliteMigrations,
} from './read-mark.repository.sqlite.ts';
export { createReadMarks, type ReadMarks } from './read-mark.service.ts';
