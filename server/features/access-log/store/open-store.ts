import type { AccessLogDatabase } from '../../../platform/database/database.ts';
import type { AccessLogStore } from './access-log-store.ts';
import { createMongoAccessLogStore } from './access-log.repository.mongo.ts';
import { createSqliteAccessLogStore } from './access-log.repository.sqlite.ts';

/** The store over whichever engine holds the log. */
export function createAccessLogStore(database: AccessLogDatabase): AccessLogStore {
  return database.engine === 'mongodb'
    ? createMongoAccessLogStore(database.mongo)
    : createSqliteAccessLogStore(database.accessLog);
}
