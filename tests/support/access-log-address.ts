import type { AccessLogStore } from '../../server/features/access-log/index.ts';

/** For a process of a test: a file of SQLite, or the URI of a MongoDB. Only the engine in use is loaded. */
export async function openStoreAt(address: string): Promise<AccessLogStore> {
  if (address.startsWith('mongodb:')) {
    const { connectMongo } = await import('../../server/platform/database/mongo.ts');
    const { createMongoAccessLogStore } =
      await import('../../server/features/access-log/store/access-log.repository.mongo.ts');
    return createMongoAccessLogStore(await connectMongo(address));
  }
  const { openSqlite } = await import('../../server/platform/database/sqlite.ts');
  const { createSqliteAccessLogStore } =
    await import('../../server/features/access-log/store/access-log.repository.sqlite.ts');
  return createSqliteAccessLogStore(openSqlite(address));
}
