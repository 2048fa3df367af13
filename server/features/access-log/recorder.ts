import { AppError } from '../../platform/errors.ts';
import type { AccessRecorder } from '../../platform/http/access-recorder.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { UntilCovered } from './coverage.ts';
import type { Entries, EntrySubmission } from './entry.ts';

type Dependencies = {
  readonly appender: ClockWatch;
  readonly entries: Entries;
  readonly untilCovered: UntilCovered;
  readonly logger: Logger;
};

export function createAccessRecorder(dependencies: Dependencies): AccessRecorder {
  const { appender, entries, untilCovered, logger } = dependencies;

  /** An act that no entry can hold is a defect of ours, and for the caller the same: it may not act. */
  async function write(submission: EntrySubmission): Promise<number> {
    try {
      return await appender.append(submission);
    } catch (error) {
      if (error instanceof AppError) throw error;
      logger.error({ err: error }, 'an act does not fit the access log');
      throw new AppError('LOG_UNAVAILABLE', { cause: error });
    }
  }

  return {
    async intend(act) {
      const intent = entries.intent(act);
      const index = await write(intent);
      return {
        untilCovered: (durability) => untilCovered(index, durability),
        async conclude(conclusion) {
          await write(entries.result(act, conclusion, intent.id));
        },
      };
    },
    async record(act, conclusion) {
      await write(entries.single(act, conclusion));
    },
  };
}
