import type { Logger } from './logger.ts';

type Dependencies = {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly logger: Logger;
};

/**
 * Upkeep: runs at the start and then at intervals, never twice at once; a turn that finds the last one
 * still running is left out. A failure is logged and tried again later.
 */
export function createPeriodicTask({ name, everyMs, work, logger }: Dependencies) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  function run(): void {
    running ??= Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        logger.error({ err: error, task: name }, 'upkeep failed');
      })
      .finally(() => {
        running = undefined;
      });
  }

  return {
    start(): void {
      run();
      timer = setInterval(run, everyMs).unref();
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
