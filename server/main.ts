import { loadConfig } from '../config/app-config.ts';
import { ConfigError } from '../config/environment.ts';
import { logSignerEnvironment } from '../config/log-signer-config.ts';
import manifest from '../package.json' with { type: 'json' };
import { startLogSigner } from './log-signer-process.ts';
import { createLogger } from './platform/logger.ts';
import { startPortal } from './portal.ts';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger(config.logLevel);
  const starting = startPortal({
    config,
    logger,
    softwareVersion: manifest.version,
    ...(config.accessLog.signer === 'child' && {
      startSigner: () => startLogSigner({ environment: logSignerEnvironment(process.env), logger }),
    }),
  });

  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'stopping');
      starting
        .then((portal) => portal.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            logger.fatal({ err: error }, 'could not stop cleanly');
            process.exit(1);
          },
        );
    });
  }
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
  await starting;
}

try {
  await main();
} catch (error) {
  const reason = error instanceof ConfigError ? `Configuration:\n${error.message}` : error;
  createLogger('fatal').fatal({ reason, err: error }, 'the portal did not start');
  // What was opened on the way, a connection or a timer, must not keep the process alive.
  process.exit(1);
}
