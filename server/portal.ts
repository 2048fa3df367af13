import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { AppConfig } from '../config/app-config.ts';
import { createApp } from './app.ts';
import { compose } from './composition.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { createMetrics, serveMetrics } from './platform/http/metrics.ts';
import { createWorkInProgress } from './platform/http/work-in-progress.ts';
import type { LogSignerProcess } from './log-signer-process.ts';
import type { Logger } from './platform/logger.ts';

type Dependencies = {
  readonly config: AppConfig;
  readonly logger: Logger;
  readonly softwareVersion: string;
  readonly clock?: Clock;
  /** The folder of the built pages. */
  readonly pagesDirectory?: string;
  /** For tools and tests: no process of its own signs the access log, so this one does. */
  readonly signsItself?: boolean;
};

const BUILT_PAGES = fileURLToPath(new URL('../dist/client', import.meta.url));
/** A connection on which nothing moves for so long is cut, also in the middle of an upload. */
const IDLE_CONNECTION_MS = 5 * 60_000;
const HEADERS_MS = 60_000;
/** How often connections are looked at for headers that are late. */
const CHECK_MS = 30_000;
/** For what was cut off to clear up behind itself and to say in the access log how it ended. */
const CLEAR_UP_MS = 5_000;

/** Everything but the listening socket. */
export async function openPortal(dependencies: Dependencies) {
  const { config, logger, softwareVersion, clock = systemClock } = dependencies;
  const { pagesDirectory = BUILT_PAGES, signsItself = false } = dependencies;
  const database = await openDatabase(config);
  if (config.demonstration) logger.warn('this is a demonstration: the password alone signs in');
  const composition = await compose({
    config,
    database,
    logger,
    clock,
    softwareVersion,
    signsItself,
  });
  await composition.start();
  const metrics = createMetrics();
  const workInProgress = createWorkInProgress();
  let shuttingDown = false;
  const app = createApp({
    config,
    composition,
    logger,
    metrics,
    workInProgress,
    softwareVersion,
    pagesDirectory,
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
    workInProgress,
    refuseNewRequests() {
      shuttingDown = true;
    },
    async close(): Promise<void> {
      await composition.stop();
      await database.close();
    },
  };
}
type Portal = Awaited<ReturnType<typeof openPortal>>;

/**
 * The HTTP server. Sealed files come over slow lines: a whole request may take as long as it likes, but a minute for
 * its headers, and something must move all the time.
 */
export function createPortalServer(
  { app, workInProgress }: Pick<Portal, 'app' | 'workInProgress'>,
  { headersMs = HEADERS_MS, idleMs = IDLE_CONNECTION_MS, checkMs = CHECK_MS } = {},
): Server {
  const limits = { requestTimeout: 0, headersTimeout: headersMs };
  const server = createServer({ ...limits, connectionsCheckingInterval: checkMs });
  server.setTimeout(idleMs);
  server.on('request', (request, response) => {
    // `events.once` would also wait for 'error', and reject where nobody listens.
    void workInProgress.track(new Promise((resolve) => response.once('close', resolve)));
    app(request, response);
  });
  return server;
}

type Start = Dependencies & {
  /** Begins to sign the access log, once there is one. */
  readonly startSigner?: () => LogSignerProcess;
};

/** Starts the portal. `stop` lets requests in flight finish for the configured time, then cuts them off. */
export async function startPortal({ startSigner, ...dependencies }: Start) {
  const { config, logger } = dependencies;
  const portal = await openPortal(dependencies);
  const signer = startSigner?.();
  // Some acts wait for a signature: who is let in must find somebody who signs.
  await signer?.ready;
  const metricsServer = await serveMetrics(portal.metrics.registry, config.metricsPort);
  const server = createPortalServer(portal);
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
      // It goes on listening meanwhile, so that callers and balancers are told why they are refused.
      await portal.workInProgress.settled(config.shutdownGraceSeconds * 1000);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await portal.workInProgress.settled(CLEAR_UP_MS);
      metricsServer.close();
      await portal.close();
      // Last, so that what the portal wrote last is signed too.
      await signer?.stop();
      logger.info('portal has stopped');
    },
  };
}
