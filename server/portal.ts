import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../config/app-config.ts';
import { createApp } from './app.ts';
import { compose } from './composition.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { createMetrics, serveMetrics } from './platform/http/metrics.ts';
import type { Logger } from './platform/logger.ts';

type Dependencies = {
  readonly config: AppConfig;
  readonly logger: Logger;
  readonly softwareVersion: string;
  readonly clock?: Clock;
};

/** A connection on which nothing moves for so long is cut, also in the middle of an upload. */
const IDLE_CONNECTION_MS = 5 * 60_000;

/** Everything but the listening socket. */
export async function openPortal(dependencies: Dependencies) {
  const { config, logger, softwareVersion, clock = systemClock } = dependencies;
  const database = await openDatabase(config);
  const composition = await compose({ config, database, logger, clock, softwareVersion });
  await composition.start();
  const metrics = createMetrics();
  let shuttingDown = false;
  const app = createApp({
    config,
    composition,
    logger,
    metrics,
    softwareVersion,
    isShuttingDown: () => shuttingDown,
    whyNotReady: async () => {
      if (shuttingDown) return 'shutting-down';
      if (!composition.accessLog.isHealthy()) return 'access-log';
      return (await database.isReachable()) ? undefined : 'database';
    },
  });
  return {
    app,
    composition,
    database,
    metrics,
    refuseNewRequests() {
      shuttingDown = true;
    },
    async close(): Promise<void> {
      await composition.stop();
      await database.close();
    },
  };
}

/** Starts the portal. `stop` lets requests in flight finish for the configured time, then cuts them off. */
export async function startPortal(dependencies: Dependencies) {
  const { config, logger } = dependencies;
  const portal = await openPortal(dependencies);
  const metricsServer = await serveMetrics(portal.metrics.registry, config.metricsPort);
  // Sealed files come over slow lines: no limit on a whole request, but a minute for its headers.
  const server = createServer({ requestTimeout: 0, headersTimeout: 60_000 }, portal.app);
  server.setTimeout(IDLE_CONNECTION_MS);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  logger.info({ host: config.host, port, engine: portal.database.engine }, 'portal is listening');

  return {
    port,
    async stop(): Promise<void> {
      portal.refuseNewRequests();
      metricsServer.close();
      await closeGracefully(server, config.shutdownGraceSeconds * 1000);
      await portal.close();
      logger.info('portal has stopped');
    },
  };
}

async function closeGracefully(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(cutOff);
}
