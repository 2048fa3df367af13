import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import {
  createMongoRateLimitRepository,
  rateLimitMongoMigrations,
} from '../../server/platform/rate-limits/rate-limits.repository.mongo.ts';
import {
  createSqliteRateLimitRepository,
  rateLimitSqliteMigrations,
} from '../../server/platform/rate-limits/rate-limits.repository.sqlite.ts';
import type { RateLimitRepository } from '../../server/platform/rate-limits/rate-limits.ts';
import { engines, type OpenEngine } from '../support/engines.ts';

// Far from now: MongoDB removes what has expired by its own clock, in the middle of a test too.
const now = new Date('2096-11-21T12:00:00.000Z');
const endsAt = new Date('2096-11-21T12:15:00.000Z');

describe.each(engines)('the repository of rate limits, on $name', ({ open }) => {
  let engine: OpenEngine;
  let counters: RateLimitRepository;

  beforeAll(async () => {
    engine = await open();
    counters = await migrated(engine);
  });
  afterAll(() => engine.close());

  it('counts each key for itself, from one', async () => {
    const counts = [];
    for (const key of ['sign-in:1:a', 'sign-in:1:b', 'sign-in:1:a', 'sign-in:2:a']) {
      counts.push(await counters.increment(key, endsAt, now));
    }

    expect(counts).toEqual([1, 1, 2, 1]);
  });

  it('loses none of fifty that count a new key at once', async () => {
    const attempts = Array.from({ length: 50 }, () => counters.increment('burst', endsAt, now));

    const counts = await Promise.all(attempts);

    const upTo50 = Array.from({ length: 50 }, (_, index) => index + 1);
    expect(counts.toSorted((a, b) => a - b)).toEqual(upTo50);
  });

  it('gives up a counter after its end, not before', async () => {
    const later = new Date(endsAt.getTime() + 1);
    await counters.increment('ending', endsAt, now);

    await counters.increment('another', new Date(later.getTime() + 1), endsAt);
    expect(await counters.increment('ending', endsAt, endsAt)).toBe(2);

    await counters.increment('another', new Date(later.getTime() + 1), later);
    expect(await givesUp(engine, 'ending')).toBe(true);
  });
});

/** The embedded database expires at once; MongoDB in its own time, by the index that says after which instant. */
async function givesUp({ database }: OpenEngine, key: string): Promise<boolean> {
  if (database.engine === 'sqlite') {
    const row = database.sqlite.prepare('SELECT count FROM rate_limits WHERE key = ?').get(key);
    return row === undefined;
  }
  const indexes = await database.connection.collection('rate_limits').indexes();
  const expiring = indexes.find(({ expireAfterSeconds }) => expireAfterSeconds === 0);
  const counters = database.connection.collection<{ _id: string; endsAt: Date }>('rate_limits');
  const counter = await counters.findOne({ _id: key });
  return expiring?.key['endsAt'] === 1 && counter?.endsAt instanceof Date;
}

async function migrated({ database }: OpenEngine): Promise<RateLimitRepository> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, rateLimitSqliteMigrations, silent);
    return createSqliteRateLimitRepository(database.sqlite);
  }
  await migrateMongo(database.connection, rateLimitMongoMigrations, silent);
  return createMongoRateLimitRepository(database.connection);
}
