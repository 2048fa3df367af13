import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Connection } from 'mongoose';
import { connectMongo } from '../../server/platform/database/mongo.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';

type TestDatabase =
  | { readonly engine: 'sqlite'; readonly sqlite: DatabaseSync }
  | { readonly engine: 'mongodb'; readonly connection: Connection };

/** An empty database of its own; `close` leaves nothing of it behind. */
export type OpenEngine = { readonly database: TestDatabase; close(): Promise<void> };

type Engine = { readonly name: string; readonly open: () => Promise<OpenEngine> };

const embedded: Engine = {
  name: 'SQLite',
  open() {
    const sqlite = openSqlite(':memory:');
    return Promise.resolve({
      database: { engine: 'sqlite', sqlite },
      close() {
        sqlite.close();
        return Promise.resolve();
      },
    });
  },
};

async function openMongo(serverUri: string): Promise<OpenEngine> {
  const uri = new URL(serverUri);
  uri.pathname = `/portal-test-${randomUUID()}`;
  const connection = await connectMongo(uri.href);
  return {
    database: { engine: 'mongodb', connection },
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** What contract suites run on. CI must not pass because one of the engines was not there. */
export const engines: readonly Engine[] = withMongo(process.env['MONGODB_URI']);

function withMongo(uri: string | undefined): Engine[] {
  if (uri !== undefined) return [embedded, { name: 'MongoDB', open: () => openMongo(uri) }];
  if (process.env['CI'] !== 'true') return [embedded];
  const open = () => Promise.reject(new Error('CI needs MONGODB_URI'));
  return [embedded, { name: 'MongoDB', open }];
}
