import type { AccessEntry } from '../../core/contracts/access-log.ts';
import { parseCanonical } from '../../core/transparency/index.ts';
import {
  createMongoAccessLogStore,
  createSqliteAccessLogStore,
} from '../../server/features/access-log/index.ts';
import type { TestPortal } from './test-portal.ts';

type Row = Record<string, unknown>;

/** The access log as its store holds it, read beside the portal so that the reading is no act. */
export function createLogReader({ database }: TestPortal) {
  const { batches } =
    database.engine === 'mongodb'
      ? createMongoAccessLogStore(database.mongo)
      : createSqliteAccessLogStore(database.accessLog);
  async function entriesFrom(start: number): Promise<AccessEntry[]> {
    const entries: AccessEntry[] = [];
    for (;;) {
      const [batch] = await batches.list(start + entries.length, 1);
      if (!batch) return entries;
      const fresh = batch.entries.slice(start + entries.length - batch.firstIndex);
      entries.push(...fresh.map((bytes) => parseCanonical(bytes) as AccessEntry));
    }
  }
  return {
    head: () => batches.head(),
    entriesFrom,
    /** Without the signs of life that the portal writes whenever their time has come. */
    async actsFrom(start: number): Promise<AccessEntry[]> {
      return (await entriesFrom(start)).filter(({ actor }) => actor.type !== 'system');
    },
  };
}
export type LogReader = ReturnType<typeof createLogReader>;

/** Written before an act is announced, so that it says nothing about acts. */
const counters = 'rate_limits';

/** Every row of every table or collection, apart from the access log and the counters of attempts. */
export async function dumpOf({ database }: TestPortal): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const name of await tablesOf(database)) {
    if (name === counters || name.startsWith('access_log')) continue;
    const rows: Row[] =
      database.engine === 'mongodb'
        ? await database.mongo.collection(name).find().toArray()
        : database.sqlite.prepare(`SELECT * FROM "${name}"`).all();
    dump[name] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return dump;
}

async function tablesOf(database: TestPortal['database']): Promise<string[]> {
  if (database.engine === 'mongodb') {
    return (await database.mongo.listCollections()).map(({ name }) => name);
  }
  const tables = database.sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.all().map((row) => row['name'] as string);
}
