/**
 * A process that appends many entries with many callers at once: `node load-writer.ts <address> <entries> <file>`. It
 * leaves in the file what each entry saw: its index, and when it was submitted and acknowledged by the clock that all
 * processes of the machine have in common.
 */
import { writeFile } from 'node:fs/promises';
import { createAppender } from '../../server/features/access-log/appender.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { anInstance } from '../support/access-log-acts.ts';
import { openStoreAt } from '../support/access-log-address.ts';

const [address = '', count = '', file = ''] = process.argv.slice(2);
const CALLERS = 500;

const { batches } = await openStoreAt(address);
const logger = createLogger('error', process.stderr);
const instance = anInstance();
const { instanceId } = instance;
const appender = createAppender({ batches, logger, instanceId, deadline: 60_000 });
const entries = createEntries({ clock: systemClock, ...instance });
const seen: [id: string, index: number, submitted: number, acknowledged: number][] = [];
const now = () => Number(process.hrtime.bigint()) / 1e6;

let rest = Number(count);
async function call(): Promise<void> {
  while (rest-- > 0) {
    const submission = entries.system('log.heartbeat');
    const submitted = now();
    const index = await appender.append(submission);
    seen.push([submission.id, index, submitted, now()]);
  }
}
await Promise.all(Array.from({ length: CALLERS }, call));
await writeFile(file, JSON.stringify(seen));
process.exit(0);
