import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import {
  accessLogMongoMigrations,
  accessLogSqliteMigrations,
  createMongoAccessLogStore,
  createSqliteAccessLogStore,
  type AccessLogStore,
} from '../../server/features/access-log/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { connectMongo } from '../../server/platform/database/mongo.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { sqlitePlans } from './query-plans.ts';

/** What somebody with write access to the database can do, and the portal never does. */
export type Intruder = {
  removeBatch(firstIndex: number): Promise<void>;
  replaceIndexedAction(index: number, action: string): Promise<void>;
  replacePrivateData(entryId: string, data: Uint8Array): Promise<void>;
  emptyIndex(): Promise<void>;
  removeTile(level: number, index: number): Promise<void>;
  replaceTile(level: number, index: number, hashes: Uint8Array): Promise<void>;
};

export type AccessLogEngine = {
  /** File or URI, for another process. */
  readonly address: string;
  readonly store: AccessLogStore;
  readonly intruder: Intruder;
  /** Another connection to the same data, where the engine has connections. */
  connect(): Promise<AccessLogStore>;
  /** How the engine finds what `work` counts. */
  plansOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
};

export const silent = createLogger('silent');

export async function openSqliteEngine(file?: 'file'): Promise<AccessLogEngine> {
  const folder = file && mkdtempSync(join(tmpdir(), 'access-log-'));
  const path = folder === undefined ? ':memory:' : join(folder, 'access-log.sqlite');
  const sqlite = openSqlite(path);
  const opened = [sqlite];
  await migrateSqlite(sqlite, accessLogSqliteMigrations, silent);
  const run = (sql: string, ...values: (string | number | Uint8Array)[]) => {
    sqlite.prepare(sql).run(...values);
    return Promise.resolve();
  };
  return {
    address: path,
    store: createSqliteAccessLogStore(sqlite),
    connect() {
      const connection = folder === undefined ? sqlite : openSqlite(path);
      if (connection !== sqlite) opened.push(connection);
      return Promise.resolve(createSqliteAccessLogStore(connection));
    },
    plansOf: (work) => sqlitePlans(sqlite, work),
    intruder: {
      removeBatch(firstIndex) {
        sqlite.exec('DROP TRIGGER access_log_batches_keep');
        return run('DELETE FROM access_log_batches WHERE first_index = ?', firstIndex);
      },
      replaceIndexedAction: (index, action) =>
        run('UPDATE access_log_index SET action = ? WHERE idx = ?', action, index),
      replacePrivateData: (entryId, data) =>
        run('UPDATE access_log_private SET data = ? WHERE entry_id = ?', data, entryId),
      emptyIndex: () => run('DELETE FROM access_log_index'),
      removeTile: (level, index) =>
        run('DELETE FROM access_log_tiles WHERE level = ? AND idx = ?', level, index),
      replaceTile: (level, index, hashes) =>
        run('INSERT OR REPLACE INTO access_log_tiles VALUES (?, ?, ?)', level, index, hashes),
    },
    close() {
      for (const connection of opened) connection.close();
      if (folder !== undefined) rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
}

/** In a database of its own on the server of `uri`, dropped by `close`. */
export async function openMongoEngine(uri: string): Promise<AccessLogEngine> {
  const address = new URL(uri);
  address.pathname = `/access-log-${randomUUID()}`;
  const connection = await connectMongo(address.href);
  const opened = [connection];
  const tiles = connection.collection<{ _id: string }>('access_log_tiles');
  await migrateMongo(connection, accessLogMongoMigrations, silent);
  return {
    address: address.href,
    store: createMongoAccessLogStore(connection),
    async connect() {
      const another = await connectMongo(address.href);
      opened.push(another);
      return createMongoAccessLogStore(another);
    },
    plansOf: aggregationPlans,
    intruder: {
      async removeBatch(firstIndex) {
        await connection.collection<{ _id: number }>('access_log_batches').deleteOne({
          _id: firstIndex,
        });
      },
      async replaceIndexedAction(index, action) {
        await connection
          .collection<{ _id: number }>('access_log_index')
          .updateOne({ _id: index }, { $set: { action } });
      },
      async replacePrivateData(entryId, data) {
        await connection
          .collection<{ _id: string }>('access_log_private')
          .updateOne({ _id: entryId }, { $set: { data: Buffer.from(data) } });
      },
      async emptyIndex() {
        await connection.collection('access_log_index').deleteMany({});
      },
      async removeTile(level, index) {
        await tiles.deleteOne({ _id: `${level}/${index}` });
      },
      async replaceTile(level, index, hashes) {
        const d = Buffer.from(hashes);
        await tiles.updateOne({ _id: `${level}/${index}` }, { $set: { d } });
      },
    },
    async close() {
      await connection.dropDatabase();
      await Promise.all(opened.map((each) => each.close()));
    },
  };
}

async function aggregationPlans(work: () => Promise<unknown>): Promise<string[]> {
  const { prototype } = mongo.Collection;
  const original = Object.getOwnPropertyDescriptor(prototype, 'aggregate');
  const aggregate = original?.value as mongo.Collection['aggregate'];
  const seen: mongo.AggregationCursor[] = [];
  prototype.aggregate = function (this: mongo.Collection, ...given) {
    seen.push(aggregate.apply(this, given));
    return aggregate.apply(this, given) as never;
  };
  await work();
  prototype.aggregate = aggregate;
  return Promise.all(seen.map(async (cursor) => JSON.stringify(await cursor.explain())));
}

type EngineCase = readonly [name: string, open: () => Promise<AccessLogEngine>];

/** CI must not pass because one of the engines was not there. */
export function accessLogEngines(): EngineCase[] {
  const uri = process.env['MONGODB_URI'];
  const embedded: EngineCase[] = [
    ['SQLite in memory', () => openSqliteEngine()],
    ['SQLite in a file', () => openSqliteEngine('file')],
  ];
  if (uri !== undefined) return [...embedded, ['MongoDB', () => openMongoEngine(uri)]];
  if (process.env['CI'] !== 'true') return embedded;
  const missing = () => Promise.reject(new Error('CI needs MONGODB_URI'));
  return [...embedded, ['MongoDB', missing]];
}
