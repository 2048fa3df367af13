import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppender } from '../../server/features/access-log/appender.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import {
  accessLogSqliteMigrations,
  createSqliteAccessLogStore,
} from '../../server/features/access-log/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { migrateSqlite } from '../../server/platform/database/migrations.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';

const ENTRIES = 50_000;
/** As many as may wait at the same time without being refused. */
const WAVE = 4_096;

/** Durable appends to a SQLite file, against SHA-256 of the same bytes. Times are of wall clock and of CPU. */
export async function benchAccessLog() {
  const folder = mkdtempSync(join(tmpdir(), 'access-log-bench-'));
  const sqlite = openSqlite(join(folder, 'access-log.sqlite'));
  const logger = createLogger('silent');
  await migrateSqlite(sqlite, accessLogSqliteMigrations, logger);
  const { batches } = createSqliteAccessLogStore(sqlite);
  const instance = anInstance();
  const appender = createAppender({ batches, logger, instanceId: instance.instanceId });
  const entries = createEntries({ clock: systemClock, ...instance });
  const written: Uint8Array[] = [];

  const serial = await timed(async () => {
    for (let count = 0; count < 500; count += 1) await appender.append(entries.intent(anAct()));
  });
  const appended = await timed(async () => {
    for (let done = 0; done < ENTRIES; done += WAVE) {
      const wave = Array.from({ length: Math.min(WAVE, ENTRIES - done) }, () => {
        const submission = entries.intent(anAct());
        return appender.append({
          ...submission,
          toBytes: (position) => {
            const bytes = submission.toBytes(position);
            written.push(bytes);
            return bytes;
          },
        });
      });
      await Promise.all(wave);
    }
  });
  const hashed = await timed(() => {
    for (const bytes of written) createHash('sha256').update(bytes).digest();
    return Promise.resolve();
  });
  sqlite.close();
  rmSync(folder, { recursive: true });

  return {
    entries: ENTRIES,
    bytesPerEntry: Math.round(written.reduce((sum, { length }) => sum + length, 0) / ENTRIES),
    appendsPerSecond: Math.round(ENTRIES / appended.wall),
    oneAtATimePerSecond: Math.round(500 / serial.wall),
    cpuRatioToSha256: Number((appended.cpu / hashed.cpu).toFixed(1)),
  };
}

async function timed(work: () => Promise<void>): Promise<{ wall: number; cpu: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (performance.now() - start) / 1e3, cpu: (user + system) / 1e6 };
}
