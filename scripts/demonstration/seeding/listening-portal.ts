import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../../../config/app-config.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { openPortal } from '../../../server/portal.ts';

/** A portal in this process, at whatever port is free; `config` is then as it came to be. */
export async function openListeningPortal(given: AppConfig, softwareVersion: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config: AppConfig = { ...given, publicOrigin: origin, publicIsLoopback: true };
  const logger = createLogger(config.logLevel, process.stderr);
  const portal = await openPortal({ config, logger, softwareVersion, signsItself: true });
  server.on('request', portal.app);
  return {
    origin,
    config,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await portal.close();
    },
  };
}
