import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from './platform/logger.ts';

const SIGNER = fileURLToPath(new URL('log-signer.ts', import.meta.url));
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 60_000;

type Dependencies = {
  /** All that the signer gets to know. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logger: Logger;
};

/**
 * The signer as a process of its own, started again when it dies. It notices when this process dies, whatever the cause,
 * by the channel between them, and ends too.
 */
export function startLogSigner({ environment, logger }: Dependencies) {
  let child: ChildProcess;
  let retry: NodeJS.Timeout | undefined;
  let retryMs = FIRST_RETRY_MS;
  let stopping = false;
  const { promise: ready, resolve: resolveReady } = Promise.withResolvers<undefined>();

  function start(): void {
    const startedAt = performance.now();
    child = spawn(process.execPath, [SIGNER], {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', () => {
      resolveReady(undefined);
    });
    child.once('error', (error) => {
      resolveReady(undefined);
      logger.error({ err: error }, 'the log signer does not start');
    });
    child.once('exit', (code, signal) => {
      resolveReady(undefined);
      if (stopping) return;
      const lived = performance.now() - startedAt > LAST_RETRY_MS;
      retryMs = lived ? FIRST_RETRY_MS : Math.min(2 * retryMs, LAST_RETRY_MS);
      logger.error({ code, signal, retryMs }, 'the log signer has ended');
      retry = setTimeout(start, retryMs);
    });
  }

  start();
  return {
    /** Resolves when it signs; also when it does not start, for the portal can do without for a while. */
    ready,
    /** Lets it sign what is there, then waits for its end. */
    async stop(): Promise<void> {
      stopping = true;
      clearTimeout(retry);
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
export type LogSignerProcess = ReturnType<typeof startLogSigner>;
