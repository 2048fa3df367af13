import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import {
  calendarFeedMongoMigrations,
  calendarFeedSqliteMigrations,
  createMongoCalendarFeedRepository,
  createSqliteCalendarFeedRepository,
  type CalendarFeedRepository,
} from '../../server/features/calendar/index.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { engines, type OpenEngine } from '../support/engines.ts';

describe.each(engines)('the repository of calendar addresses, on $name', ({ open }) => {
  let engine: OpenEngine;
  let feeds: CalendarFeedRepository;

  beforeAll(async () => {
    engine = await open();
    feeds = await migrated(engine);
  });
  afterAll(() => engine.close());

  it('finds nothing under an unknown hash', async () => {
    expect(await feeds.findByTokenHash(aHash())).toBeUndefined();
  });

  it('keeps the newest address of an account alone', async () => {
    const [first, second] = [aHash(), aHash()];
    const id = uuid();
    await feeds.put({ id, tokenHash: first });
    await feeds.put({ id, tokenHash: second });

    expect(await feeds.findByTokenHash(first)).toBeUndefined();
    expect(await feeds.findByTokenHash(second)).toEqual({ id, tokenHash: second });
  });

  it('takes eight new addresses of one account at once, and keeps one', async () => {
    const id = uuid();
    const hashes = Array.from({ length: 8 }, aHash);

    await Promise.all(hashes.map((tokenHash) => feeds.put({ id, tokenHash })));

    const found = await Promise.all(hashes.map((hash) => feeds.findByTokenHash(hash)));
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it('removes the address of one account alone', async () => {
    const [own, strange] = [
      { id: uuid(), tokenHash: aHash() },
      { id: uuid(), tokenHash: aHash() },
    ];
    await feeds.put(own);
    await feeds.put(strange);

    await feeds.remove(own.id);

    expect(await feeds.findByTokenHash(own.tokenHash)).toBeUndefined();
    expect(await feeds.findByTokenHash(strange.tokenHash)).toEqual(strange);
  });
});

function aHash(): string {
  return createHash('sha256').update(randomUUID()).digest('hex');
}

async function migrated({ database }: OpenEngine): Promise<CalendarFeedRepository> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, calendarFeedSqliteMigrations, silent);
    return createSqliteCalendarFeedRepository(database.sqlite);
  }
  await migrateMongo(database.connection, calendarFeedMongoMigrations, silent);
  return createMongoCalendarFeedRepository(database.connection);
}
