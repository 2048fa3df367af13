export { createFiles, type FileRepositories, type Files } from './files.ts';
export {
  createMongoFilePartRepository,
  filePartMongoMigrations,
} from './parts/file-part.repository.mongo.ts';
export {
  createSqliteFilePartRepository,
  filePartSqliteMigrations,
} from './parts/file-part.repository.sqlite.ts';
export type { FilePart, FilePartRepository } from './parts/file-part.ts';
export { createMongoStorageUsageRepository } from './quota/storage-usage.repository.mongo.ts';
export {
  createSqliteStorageUsageRepository,
  storageUsageSqliteMigrations,
} from './quota/storage-usage.repository.sqlite.ts';
export type { StorageUsage, StorageUsageRepository } from './quota/storage-usage.ts';
export {
  createMongoSealedFileRepository,
  sealedFileMongoMigrations,
} from './sealed-file.repository.mongo.ts';
export {
  createSqliteSealedFileRepository,
  sealedFileSqliteMigrations,
} from './sealed-file.repository.sqlite.ts';
export type { SealedFile, SealedFileRepository } from './sealed-file.ts';
