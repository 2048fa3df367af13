/** Counts what is being done for requests, so that stopping can wait for it. */
export function createWorkInProgress() {
  let count = 0;
  let whenNone: (() => void)[] = [];

  return {
    async track<Result>(work: Promise<Result>): Promise<Result> {
      count += 1;
      try {
        return await work;
      } finally {
        count -= 1;
        if (count === 0) {
          for (const resolve of whenNone) resolve();
          whenNone = [];
        }
      }
    },

    /** Resolves when nothing is being done, or after so many milliseconds. */
    async settled(atMostMs: number): Promise<void> {
      if (count === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        whenNone.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
export type WorkInProgress = ReturnType<typeof createWorkInProgress>;
