import { AppError } from '../../platform/errors.ts';
import type { AccessRecorder } from '../../platform/http/access-recorder.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { Entries, EntrySubmission } from './entry.ts';

type Dependencies = {
  readonly appender: ClockWatch;
  readonly entries: Entries;
  readonly logger: Logger;
};

export function createAccessRecorder({ appender, entries, logger }: Dependencies): AccessRecorder {
  /** An act that no entry can hold is a defect of ours, and for the caller the same: it may not act. */
  async function write(submission: EntrySubmission): Promise<void> {
    try {
      await appender.append(submission);
    } catch (error) {
      if (error instanceof AppError) throw error;
      logger.error({ err: error }, 'an act does not fit the access log');
      throw new AppError('LOG_UNAVAILABLE', { cause: error });
    }
  }

  return {
    async intend(act) {
      const intent = entries.intent(act);
      await write(intent);
      return {
        conclude: (conclusion) => write(entries.result(act, conclusion, intent.id)),
      };
    },
    record: (act, conclusion) => write(entries.single(act, conclusion)),
  };
}
