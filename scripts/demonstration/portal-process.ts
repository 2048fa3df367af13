import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { root } from './root.ts';
import { dataDirectoryOf } from './seed-demonstration.ts';

/** A portal in a process of its own, as an operator would run it, with its log kept in a file. */
export type PortalProcess = {
  readonly origin: string;
  readonly dataDirectory: string;
  readonly logFile: string;
  /** What `create-administrator` needs to reach the same database. */
  readonly environment: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
};

/** @param settings besides those of every such portal: the secret of data that is there already, another engine */
export async function startPortalProcess({
  folder,
  port,
  settings = {},
}: {
  folder: string;
  port: number;
  settings?: Readonly<Record<string, string>>;
}): Promise<PortalProcess> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const origin = `http://localhost:${port}`;
  const dataDirectory = dataDirectoryOf(folder);
  const logFile = join(folder, 'portal.log');
  // What an operator's other portal lies in is none of a demonstration's: this one begins with nothing.
  const { MONGODB_URI: _other, ...surroundings } = process.env;
  const environment = {
    ...surroundings,
    PORTAL_SECRET: randomBytes(32).toString('base64'),
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_URL: origin,
    DATA_DIRECTORY: dataDirectory,
    LOG_LEVEL: 'info',
    LOG_SIGNER_INTERVAL_MS: '100',
    ...settings,
  };
  const child = spawn('node', ['server/main.ts'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.pipe(createWriteStream(logFile));
  await listening(child);
  return {
    origin,
    dataDirectory,
    logFile,
    environment,
    stop: () => stop(child),
  };
}

/** What answers at the port may be another portal: only this one's log tells. */
function listening(child: ChildProcessByStdio<null, Readable, null>): Promise<void> {
  let last = 'it said nothing';
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout })
      .on('line', (line) => {
        last = line;
        if (line.includes('"msg":"portal is listening"')) resolve();
      })
      .once('close', () => {
        reject(new Error(`the portal did not start: ${last}`));
      });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const stopped = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await stopped;
}
