import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadConfig } from '../../config/app-config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { openPortal } from '../../server/portal.ts';
import type { Engine } from './test-portal.ts';

const root = new URL('../../', import.meta.url);

/** Where a portal's data lie; several processes work on them one after the other. */
export async function createPortalHome(engine: Engine) {
  const database: { MONGODB_URI?: string } =
    engine === 'mongodb' ? { MONGODB_URI: freshMongoUri() } : {};
  const dataDirectory = await mkdtemp(join(tmpdir(), 'portal-home-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    PORTAL_SECRET: randomBytes(32).toString('base64'),
    PUBLIC_URL: origin,
    PORT: String(port),
    METRICS_PORT: '0',
    LOG_SIGNER_INTERVAL_MS: '50',
    DATA_DIRECTORY: dataDirectory,
    ...database,
  };

  /** A portal in this process, without a socket, as far from now as its clock says. */
  function openHere({ hoursFromNow = 0 } = {}) {
    return openPortal({
      config: loadConfig(environment),
      logger: createLogger('silent'),
      softwareVersion: 'test',
      clock: () => new Date(Date.now() + hoursFromNow * 3_600_000),
    });
  }

  return {
    origin,
    dataDirectory,
    /** Empty on the embedded engine. */
    mongodbUri: database.MONGODB_URI ?? '',
    openHere,
    /** A portal in a process of its own, as an operator starts it. Resolves when it listens. */
    async start() {
      const child = spawn(process.execPath, ['server/main.ts'], {
        cwd: root,
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      const listening = Promise.withResolvers<undefined>();
      // Read to its end: a full pipe would stop the process.
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.includes('portal is listening')) listening.resolve(undefined);
      });
      await Promise.race([listening.promise, exited.then(failToStart)]);
      return {
        pid: child.pid ?? 0,
        async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
          child.kill(signal);
          await exited;
        },
      };
    },
    async remove(): Promise<void> {
      const portal = await openHere();
      if (portal.database.engine === 'mongodb') await portal.database.mongo.dropDatabase();
      await portal.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
export type PortalHome = Awaited<ReturnType<typeof createPortalHome>>;

function failToStart(): never {
  throw new Error('the portal did not start');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function freshMongoUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (uri === undefined) throw new Error('MONGODB_URI is needed');
  const url = new URL(uri);
  url.pathname = `/portal-home-${randomUUID()}`;
  return url.href;
}
