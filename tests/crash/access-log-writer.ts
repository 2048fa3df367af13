/**
 * A process that appends under load and prints each entry's identifier and index once it is
 * acknowledged, until somebody kills it: `node access-log-writer.ts <SQLite file | MongoDB URI>`.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createAppender } from '../../server/features/access-log/appender.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import {
  createMongoAccessLogStore,
  createSqliteAccessLogStore,
} from '../../server/features/access-log/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { connectMongo } from '../../server/platform/database/mongo.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';

const where = process.argv[2] ?? '';
const { batches } = where.startsWith('mongodb:')
  ? createMongoAccessLogStore(await connectMongo(where))
  : createSqliteAccessLogStore(openSqlite(where));
const instance = anInstance();
const appender = createAppender({
  batches,
  logger: createLogger('silent'),
  instanceId: instance.instanceId,
});
const entries = createEntries({ clock: systemClock, ...instance });

async function appendForEver(): Promise<never> {
  for (;;) {
    const submission = entries.intent(anAct({ sessionId: randomUUID() }));
    const index = await appender.append(submission);
    writeSync(1, `${submission.id} ${index}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, appendForEver));
