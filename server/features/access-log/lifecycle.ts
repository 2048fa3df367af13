import type { Logger } from '../../platform/logger.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { Entries } from './entry.ts';

type Dependencies = {
  readonly appender: ClockWatch;
  readonly entries: Entries;
  readonly logger: Logger;
  /** What is done at the start and then every ten minutes. */
  readonly chores: () => Promise<unknown>;
};

const HEARTBEAT_PERIOD = 60_000;
const CHORE_PERIOD = 600_000;

/**
 * Frames the entries of one instance: a first one, a sign of life each minute, a last one. With the
 * gapless counter in every entry, an entry dropped before it was written leaves a visible trace.
 */
export function createLifecycle({ appender, entries, logger, chores }: Dependencies) {
  let timers: NodeJS.Timeout[] = [];
  let background: Promise<unknown> = Promise.resolve();

  function inBackground(work: () => Promise<unknown>): void {
    const reported = work().catch((error: unknown) => {
      logger.error({ err: error }, 'access log upkeep failed');
    });
    background = Promise.all([background, reported]);
  }
  function every(period: number, work: () => Promise<unknown>): NodeJS.Timeout {
    return setInterval(() => {
      inBackground(work);
    }, period).unref();
  }

  /** Rejects with `LOG_UNAVAILABLE`; the server must then not start. */
  const start = async (): Promise<void> => {
    await appender.append(entries.system('log.boot'));
    timers = [
      every(HEARTBEAT_PERIOD, () => appender.append(entries.system('log.heartbeat'))),
      every(CHORE_PERIOD, chores),
    ];
    inBackground(chores);
  };
  /** Resolves when everything accepted is durable; rejects with `LOG_UNAVAILABLE` when that fails. */
  const stop = async (): Promise<void> => {
    timers.forEach(clearInterval);
    await background;
    const last = appender.append(entries.system('log.stop'));
    appender.close();
    await last;
  };
  return { start, stop };
}
