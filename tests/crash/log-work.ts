/**
 * A process that writes entries, builds the tree and signs it, once, and kills itself before call number N to the store
 * or to the file system: `node log-work.ts <SQLite file | MongoDB URI> <signer's folder> <N>`. It prints what was
 * acknowledged and what it signed, and ends by itself when it makes fewer calls.
 */
import { writeSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { createAppender } from '../../server/features/access-log/appender.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { createIntegrator } from '../../server/features/access-log/integrator.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';
import { openStoreAt } from '../support/access-log-address.ts';

const [address = '', directory = '', last = ''] = process.argv.slice(2);
let calls = 0;

function die(): void {
  calls += 1;
  if (calls === Number(last)) process.kill(process.pid, 'SIGKILL');
}

function mortal<Port extends object>(port: Port): Port {
  const methods = Object.entries(port).map(([name, method]) => [
    name,
    (...given: unknown[]) => {
      die();
      return (method as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(methods) as Port;
}

const opened = await openStoreAt(address);
const handle = await files.open('/dev/null');
Object.assign(Object.getPrototypeOf(handle) as object, mortalHandle(handle));
await handle.close();
Object.assign(files, mortal({ open: files.open, rename: files.rename, mkdir: files.mkdir }));
syncBuiltinESMExports();
const { openLogSigner } = await import('../../server/features/access-log/signer/open-signer.ts');

function mortalHandle(sample: files.FileHandle) {
  const prototype = Object.getPrototypeOf(sample) as Record<string, unknown>;
  return Object.fromEntries(
    (['writeFile', 'sync'] as const).map((name) => {
      const method = prototype[name] as (...given: unknown[]) => unknown;
      return [
        name,
        function (this: unknown, ...given: unknown[]) {
          die();
          return method.apply(this, given);
        },
      ];
    }),
  );
}

const store: AccessLogStore = {
  ...opened,
  batches: mortal(opened.batches),
  tiles: mortal(opened.tiles),
  alarms: mortal(opened.alarms),
  checkpoints: mortal({
    ...opened.checkpoints,
    publish(checkpoint: Parameters<typeof opened.checkpoints.publish>[0]) {
      writeSync(1, `signed ${JSON.stringify(checkpoint.note)}\n`);
      return opened.checkpoints.publish(checkpoint);
    },
  }),
};
const logger = createLogger('error', process.stderr);
const instance = anInstance();
const { instanceId } = instance;
const appender = createAppender({ batches: store.batches, logger, instanceId });
const entries = createEntries({ clock: systemClock, ...instance });

await Promise.all(
  [1, 2, 3].map(async () => {
    const submission = entries.intent(anAct());
    const index = await appender.append(submission);
    writeSync(1, `acknowledged ${JSON.stringify([submission.id, index])}\n`);
  }),
);
await createIntegrator({ store, hasher }).integrate();
const origin = 'portal.test/access-log';
const surroundings = { hasher, clock: systemClock, logger };
const signer = await openLogSigner({ store, directory, origin, ...surroundings });
await signer.step();
writeSync(1, `calls ${calls}\n`);
process.exit(0);
