import type { AccessRecorder } from '../../server/platform/http/access-recorder.ts';

/** The portal's own recorder behind two barriers, so that a test sees what happens while the log is slow. */
export function createHeldLog(recorder: AccessRecorder) {
  const intents = createBarrier();
  const results = createBarrier();
  const held: AccessRecorder = {
    async intend(act) {
      await intents.pass();
      const intent = await recorder.intend(act);
      return {
        ...intent,
        async conclude(conclusion) {
          await results.pass();
          await intent.conclude(conclusion);
        },
      };
    },
    record: (act, conclusion) => recorder.record(act, conclusion),
  };
  return { recorder: held, intents, results };
}

function createBarrier() {
  const opened = Promise.withResolvers<undefined>();
  const arrivals: { count: number; resolve: () => void }[] = [];
  let waiting = 0;
  return {
    async pass(): Promise<void> {
      waiting += 1;
      for (const { count, resolve } of arrivals) if (waiting >= count) resolve();
      await opened.promise;
    },
    /** Resolves when so many wait in front of it. */
    reachedBy(count: number): Promise<void> {
      return new Promise((resolve) => {
        if (waiting >= count) resolve();
        else arrivals.push({ count, resolve });
      });
    },
    open(): void {
      opened.resolve(undefined);
    },
  };
}
