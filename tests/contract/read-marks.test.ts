import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createMongoReadMarkRepository,
  createReadMarks,
  createSqliteReadMarkRepository,
  readMarkMongoMigrations,
  readMarkSqliteMigrations,
  type ReadMarkRepository,
  type ReadMarks,
} from '../../server/features/read-marks/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const NOON = new Date('2026-11-21T12:00:00.000Z');

describe.each(engines)('read marks, on $name', ({ open }) => {
  let engine: OpenEngine;
  let repository: ReadMarkRepository;
  let readMarks: ReadMarks;

  beforeAll(async () => {
    engine = await open();
    await migrate(engine);
    repository = repositoryOf(engine);
    readMarks = createReadMarks({ readMarks: repository, clock: () => NOON });
  });
  afterAll(() => engine.close());

  it('there are none of a thread that nobody has read', async () => {
    expect(await readMarks.of(uuid())).toEqual([]);
  });

  it('keep the first of two under one identifier, and replace the expected version only', async () => {
    const mark = await readMarks.mark(aReading());

    expect(await repository.insert({ ...mark, messageId: uuid() })).toBe(false);
    expect(await repository.replace({ ...mark, version: 3 }, 2)).toBe(false);
    expect(await readMarks.of(mark.itemId)).toEqual([mark]);
  });

  it('are kept for each organisation by itself, and for each thread', async () => {
    const first = aReading();
    const second = { ...aReading(), itemId: first.itemId };
    const elsewhere = { ...aReading(), organisationId: first.organisationId };
    for (const reading of [first, second, elsewhere]) await readMarks.mark(reading);

    const marks = await readMarks.of(first.itemId);

    const at = NOON.toISOString();
    expect(marks).toHaveLength(2);
    expect(marks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...first, at }),
        expect.objectContaining({ ...second, at }),
      ]),
    );
  });

  it('go on, and never back', async () => {
    const reading = aReading();
    const later = { ...reading, messageId: uuid() };
    await readMarks.mark(reading);

    const moved = await readMarks.mark(later);
    const unmoved = await readMarks.mark(reading);

    expect(moved).toMatchObject(later);
    expect(unmoved).toEqual(moved);
    expect(await readMarks.of(reading.itemId)).toEqual([moved]);
  });

  it('end at the latest message, whoever of several colleagues reports first', async () => {
    const reading = aReading();
    const messages = Array.from({ length: 6 }, () => uuid());

    const marks = await Promise.all(
      messages.map((messageId) => readMarks.mark({ ...reading, messageId })),
    );

    const latest = { ...reading, messageId: messages.at(-1) };
    expect(marks.at(-1)).toMatchObject(latest);
    expect(await readMarks.of(reading.itemId)).toMatchObject([latest]);
  });

  it('are found by an index alone', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      await repositoryOf(engine).listOfItem(uuid());
    });

    expect(count).toBeGreaterThanOrEqual(1);
    expect(unindexed).toEqual([]);
  });
});

function aReading() {
  return { itemId: uuid(), organisationId: uuid(), messageId: uuid() };
}

async function migrate({ database }: OpenEngine): Promise<void> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, readMarkSqliteMigrations, silent);
  } else {
    await migrateMongo(database.connection, readMarkMongoMigrations, silent);
  }
}

/** Where the schema is there already. */
function repositoryOf({ database }: OpenEngine): ReadMarkRepository {
  return database.engine === 'sqlite'
    ? createSqliteReadMarkRepository(database.sqlite)
    : createMongoReadMarkRepository(database.connection);
}
