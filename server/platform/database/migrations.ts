import type { Connection } from 'mongoose';
import type { DatabaseSync } from 'node:sqlite';
import { Umzug, type UmzugStorage } from 'umzug';
import type { Logger } from '../logger.ts';
import { upserting } from './mongo.ts';
import { inTransaction } from './sqlite.ts';

/** One step of the schema's history. A name, once released, is never changed nor reused. */
export type SqliteMigration = { readonly name: string; readonly sql: string };
/** `up` must be idempotent: two instances that start together may both run it. */
export type MongoMigration = {
  readonly name: string;
  readonly up: (connection: Connection) => Promise<void>;
};

/** Brings the embedded database to the newest schema; each migration and its record are one transaction. */
export async function migrateSqlite(
  sqlite: DatabaseSync,
  migrations: readonly SqliteMigration[],
  logger: Logger,
): Promise<void> {
  sqlite.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT');
  const record = sqlite.prepare('INSERT OR IGNORE INTO migrations (name) VALUES (?)');
  const umzug = new Umzug({
    migrations: migrations.map(({ name, sql }) => ({
      name,
      up: () => {
        inTransaction(sqlite, () => {
          // Another process that started together may have come first.
          if (record.run(name).changes === 1) sqlite.exec(sql);
        });
        return Promise.resolve();
      },
    })),
    storage: storageOf(
      () =>
        sqlite
          .prepare('SELECT name FROM migrations')
          .all()
          .map((row) => row['name'] as string),
      () => undefined, // recorded with the step itself
    ),
    logger: undefined,
  });
  report(await umzug.up(), logger);
}

export async function migrateMongo(
  connection: Connection,
  migrations: readonly MongoMigration[],
  logger: Logger,
): Promise<void> {
  const collection = connection.collection<{ _id: string }>('migrations');
  const umzug = new Umzug({
    migrations: migrations.map(({ name, up }) => ({ name, up: () => up(connection) })),
    storage: storageOf(
      async () => (await collection.find().toArray()).map((document) => document._id),
      async (name) => {
        await upserting(() =>
          collection.updateOne({ _id: name }, { $setOnInsert: {} }, { upsert: true }),
        );
      },
    ),
    logger: undefined,
  });
  report(await umzug.up(), logger);
}

function storageOf(
  executed: () => string[] | Promise<string[]>,
  log: (name: string) => void | Promise<void>,
): UmzugStorage {
  return {
    executed: async () => executed(),
    logMigration: async ({ name }) => log(name),
    unlogMigration: () => Promise.reject(new Error('Migrations only go forward.')),
  };
}

function report(done: readonly { name: string }[], logger: Logger): void {
  if (done.length > 0) logger.info({ migrations: done.map(({ name }) => name) }, 'schema migrated');
}
