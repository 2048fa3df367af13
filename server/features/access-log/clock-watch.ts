import type { Appender } from './appender.ts';
import type { Entries, EntrySubmission } from './entry.ts';

type Dependencies = {
  readonly appender: Appender;
  readonly entries: Pick<Entries, 'system'>;
};

/** Milliseconds. Below it a clock is being corrected as clocks are all the time. */
const TOLERANCE = 1_000;

/**
 * Writes a `log.clock` entry before the first entry of this instance whose time lies before that of an earlier one: the
 * order is that of the indexes, and a reader must not take the times for it.
 */
export function createClockWatch({ appender, entries }: Dependencies) {
  let latest = -Infinity;

  function announce(before: number): void {
    appender.append(entries.system('log.clock')).catch(() => {
      // Whoever appends next is told that the log does not answer; the step is then still to be announced.
      latest = Math.max(latest, before);
    });
  }

  return {
    ...appender,
    append(submission: EntrySubmission): Promise<number> {
      const { at } = submission;
      const stepsBack = at < latest - TOLERANCE;
      if (stepsBack) announce(latest);
      latest = stepsBack ? at : Math.max(latest, at);
      return appender.append(submission);
    },
  };
}
export type ClockWatch = ReturnType<typeof createClockWatch>;
