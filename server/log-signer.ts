import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from '../config/environment.ts';
import { loadLogSignerConfig } from '../config/log-signer-config.ts';
import { createAccessLogStore, openLogSigner } from './features/access-log/index.ts';
import { systemClock } from './platform/clock.ts';
import { openAccessLogDatabase } from './platform/database/database.ts';
import { createLogger } from './platform/logger.ts';
import { nodeTreeHasher } from './platform/tree-hasher.ts';

/** A signer whose portal was killed notices at once, and ends after the step that it is at. */
const PREDECESSOR_MS = 5_000;

/** Signs the access log until it is told to stop, or until the portal that started it is gone. */
async function main(): Promise<void> {
  const { origin, signerDirectory: directory, skey, ...config } = loadLogSignerConfig(process.env);
  const logger = createLogger(config.logLevel).child({ process: 'log-signer' });
  const stopping = new AbortController();
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(event, () => {
      stopping.abort();
    });
  }
  const database = await openAccessLogDatabase(config);
  const signer = await openLogSigner({
    store: createAccessLogStore(database),
    ...{ directory, origin, skey, logger },
    hasher: nodeTreeHasher,
    lockPatience: PREDECESSOR_MS,
    clock: systemClock,
  });
  logger.info({ origin }, 'signing the access log');
  process.send?.('ready');

  const step = () =>
    signer.step().catch((error: unknown) => {
      logger.error({ err: error }, 'could not sign');
    });
  while (!stopping.signal.aborted) {
    await step();
    await delay(config.interval, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  // What the portal wrote last before it stopped.
  await step();
  signer.close();
  await database.close();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const reason = error instanceof ConfigError ? `Configuration:\n${error.message}` : error;
  createLogger('fatal').fatal({ reason, err: error }, 'the log signer ends');
  process.exit(1);
}
