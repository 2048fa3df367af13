import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import {
  migrateMongo,
  migrateSqlite,
  type MongoMigration,
  type SqliteMigration,
} from '../../server/platform/database/migrations.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { engines, type OpenEngine } from '../support/engines.ts';

const silent = createLogger('silent');

/** One history told to both engines: each step writes its name down, the first makes room for that. */
function history(names: readonly string[]): (SqliteMigration & MongoMigration)[] {
  return names.map((name, index) => ({
    name,
    sql: `
      ${index === 0 ? 'CREATE TABLE steps (position INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;' : ''}
      INSERT INTO steps (name) VALUES ('${name}');
    `,
    up: async (connection: Connection) => {
      const steps = connection.collection('steps');
      await steps.insertOne({ position: await steps.countDocuments(), name });
    },
  }));
}

function migrate({ database }: OpenEngine, steps: readonly (SqliteMigration & MongoMigration)[]) {
  return database.engine === 'sqlite'
    ? migrateSqlite(database.sqlite, steps, silent)
    : migrateMongo(database.connection, steps, silent);
}

async function stepsTaken({ database }: OpenEngine): Promise<unknown[]> {
  if (database.engine === 'sqlite') {
    const rows = database.sqlite.prepare('SELECT name FROM steps ORDER BY position').all();
    return rows.map((row) => row['name']);
  }
  const rows = database.connection.collection('steps').find().sort({ position: 1 });
  return (await rows.toArray()).map((row) => row['name'] as unknown);
}

describe.each(engines)('migrations, on $name', ({ open }) => {
  let engine: OpenEngine;

  beforeEach(async () => {
    engine = await open();
  });
  afterEach(() => engine.close());

  it('stop at a step that fails, and go on from there', async () => {
    const [first, second, third] = ['a-001', 'b-001', 'c-001'];
    const steps = history([first, second, third]);
    const broken = steps.map((step) =>
      step.name === second
        ? { ...step, sql: 'SELECT * FROM nothing', up: () => Promise.reject(new Error('broken')) }
        : step,
    );

    await expect(migrate(engine, broken)).rejects.toThrow();
    expect(await stepsTaken(engine)).toEqual([first]);

    await migrate(engine, steps);
    expect(await stepsTaken(engine)).toEqual([first, second, third]);
  });

  it('run in the order given, not by name', async () => {
    const names = ['sessions-001', 'accounts-002', 'accounts-001'];

    await migrate(engine, history(names));

    expect(await stepsTaken(engine)).toEqual(names);
  });

  it('run twice do what they do once', async () => {
    const steps = history(['a-001', 'b-001']);

    await migrate(engine, steps);
    await migrate(engine, steps);

    expect(await stepsTaken(engine)).toEqual(['a-001', 'b-001']);
  });

  it('run the new steps only, also when they stand before old ones', async () => {
    await migrate(engine, history(['a-001', 'b-001']));

    await migrate(engine, history(['a-001', 'a-002', 'b-001', 'b-002']));

    expect(await stepsTaken(engine)).toEqual(['a-001', 'b-001', 'a-002', 'b-002']);
  });

  it('leave alone what a newer version of the portal has done', async () => {
    await migrate(engine, history(['a-001', 'b-001', 'from-the-future']));

    await migrate(engine, history(['a-001', 'b-001']));

    expect(await stepsTaken(engine)).toEqual(['a-001', 'b-001', 'from-the-future']);
  });

  it('let instances start together', async () => {
    const steps = ['a-001', 'b-001', 'c-001'].map((name, index) => ({
      name,
      sql: `CREATE TABLE things_${index} (id TEXT) STRICT`,
      up: async (connection: Connection) => {
        await connection.collection('things').createIndexes([{ key: { [name]: 1 }, unique: true }]);
      },
    }));
    const broken = { sql: 'SELECT * FROM nothing', up: () => Promise.reject(new Error('again')) };

    await Promise.all(Array.from({ length: 8 }, () => migrate(engine, steps)));

    await migrate(
      engine,
      steps.map(({ name }) => ({ name, ...broken })),
    );
  });
});

describe('migrations of the embedded database', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-migrations-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('leave nothing of a step that fails at its end', async () => {
    const sqlite = openSqlite(':memory:');
    const half = {
      name: 'a-001',
      sql: 'CREATE TABLE half (id TEXT) STRICT; SELECT * FROM nothing',
    };

    await expect(migrateSqlite(sqlite, [half], silent)).rejects.toThrow();

    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all();
    expect(tables).toEqual([]);
    expect(sqlite.prepare('SELECT name FROM migrations').all()).toEqual([]);
    expect(sqlite.isTransaction).toBe(false);
    sqlite.close();
  });

  it('run once when two processes start together', async () => {
    const file = join(folder, 'portal.sqlite');
    const [one, other] = [openSqlite(file), openSqlite(file)];
    const steps = history(['a-001', 'b-001', 'c-001']);

    await Promise.all([one, other].map((sqlite) => migrateSqlite(sqlite, steps, silent)));

    const rows = one.prepare('SELECT name FROM steps').all();
    expect(rows.map((row) => row['name'])).toEqual(['a-001', 'b-001', 'c-001']);
    one.close();
    other.close();
  });
});
