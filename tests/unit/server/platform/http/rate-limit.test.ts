import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../../../config/app-config.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import {
  createRateLimiter,
  type RateLimiter,
} from '../../../../../server/platform/http/rate-limit.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import {
  createSqliteRateLimitRepository,
  rateLimitSqliteMigrations,
} from '../../../../../server/platform/rate-limits/rate-limits.repository.sqlite.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

const { rateLimits } = loadConfig({ PORTAL_SECRET: Buffer.alloc(32).toString('base64') });

describe('the rate limiter', () => {
  let limiter: RateLimiter;
  let now: Date;

  beforeEach(async () => {
    const sqlite = openSqlite(':memory:');
    await migrateSqlite(sqlite, rateLimitSqliteMigrations, createLogger('silent'));
    now = new Date('2026-11-21T12:00:00.000Z');
    limiter = createRateLimiter({
      counters: createSqliteRateLimitRepository(sqlite),
      limits: { ...rateLimits, 'sign-in': { points: 3, seconds: 900 } },
      clock: () => now,
    });
  });

  async function exhaust(): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt += 1) await limiter.consume('sign-in', 'a');
  }

  it('refuses one attempt too many, and says how long to wait', async () => {
    await exhaust();
    now = new Date('2026-11-21T12:14:58.500Z');

    await expect(limiter.consume('sign-in', 'a')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfter: 2,
    });
  });

  it('refuses all but the points of a burst', async () => {
    const burst = Array.from({ length: 50 }, () => problemOf(limiter.consume('sign-in', 'a')));

    const refused = (await Promise.all(burst)).filter((code) => code === 'TOO_MANY_REQUESTS');

    expect(refused).toHaveLength(47);
  });

  it('counts others, and other limits, for themselves', async () => {
    await exhaust();

    await limiter.consume('sign-in', 'b');
    await limiter.consume('second-factor', 'a');
  });

  it('begins anew with the next window', async () => {
    await exhaust();

    now = new Date('2026-11-21T12:15:00.000Z');

    await exhaust();
  });

  it('leaves room for people and little for guessing, as configured', () => {
    const perHour = (name: 'sign-in-account' | 'second-factor') =>
      (rateLimits[name].points * 3600) / rateLimits[name].seconds;

    // NIST SP 800-63B-4: at most a hundred failures in a row for one account.
    expect(perHour('sign-in-account')).toBeLessThanOrEqual(100);
    expect(perHour('second-factor')).toBeLessThanOrEqual(100);
  });
});
