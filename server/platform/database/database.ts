import type { Connection } from 'mongoose';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { AppConfig } from '../../../config/app-config.ts';
import { connectMongo } from './mongo.ts';
import { openSqlite } from './sqlite.ts';

/**
 * The engine that this process works on. The embedded one keeps the access log in a file of its own, so
 * that its durable appends do not wait for anything else.
 */
export type Database =
  | {
      readonly engine: 'sqlite';
      readonly sqlite: DatabaseSync;
      readonly accessLog: DatabaseSync;
      isReachable(): Promise<boolean>;
      close(): Promise<void>;
    }
  | {
      readonly engine: 'mongodb';
      readonly mongo: Connection;
      isReachable(): Promise<boolean>;
      close(): Promise<void>;
    };

type Place = Pick<AppConfig, 'mongodbUri' | 'dataDirectory'>;

/** `MONGODB_URI` chooses. */
export async function openDatabase(config: Place): Promise<Database> {
  if (config.mongodbUri !== undefined) {
    const mongo = await connectMongo(config.mongodbUri);
    return {
      engine: 'mongodb',
      mongo,
      isReachable: async () => {
        const pong = await mongo.db?.command({ ping: 1 }).catch(() => undefined);
        return pong !== undefined;
      },
      close: () => mongo.close(),
    };
  }
  const sqlite = openSqlite(join(config.dataDirectory, 'portal.sqlite'));
  const accessLog = openAccessLogFile(config);
  return {
    engine: 'sqlite',
    sqlite,
    accessLog,
    isReachable: () => Promise.resolve(sqlite.isOpen && accessLog.isOpen),
    close: () => {
      sqlite.close();
      accessLog.close();
      return Promise.resolve();
    },
  };
}

/** The access log alone, for a process of its own. */
export type AccessLogDatabase =
  | Pick<Extract<Database, { engine: 'sqlite' }>, 'engine' | 'accessLog' | 'close'>
  | Pick<Extract<Database, { engine: 'mongodb' }>, 'engine' | 'mongo' | 'close'>;

/** Its schema is the portal's to make. */
export async function openAccessLogDatabase(config: Place): Promise<AccessLogDatabase> {
  if (config.mongodbUri !== undefined) {
    const mongo = await connectMongo(config.mongodbUri);
    return { engine: 'mongodb', mongo, close: () => mongo.close() };
  }
  const accessLog = openAccessLogFile(config);
  return {
    engine: 'sqlite',
    accessLog,
    close: () => {
      accessLog.close();
      return Promise.resolve();
    },
  };
}

function openAccessLogFile({ dataDirectory }: Place): DatabaseSync {
  return openSqlite(join(dataDirectory, 'access-log.sqlite'));
}
