/** The line's speed is taken over this time: short enough to notice a change, long enough to be calm. */
const WINDOW_MS = 30_000;
const LEAST_MS = 3_000;

/** Estimates how long a transfer still takes, from what has been acknowledged lately. */
export function createTransferRate(now: () => number = Date.now) {
  let samples: { readonly at: number; readonly bytes: number }[] = [];
  return {
    /** Whole seconds; undefined while too little is known. */
    secondsLeft({ done, total }: { done: number; total: number }): number | undefined {
      const at = now();
      samples = [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, bytes: done }];
      const [first] = samples;
      if (!first || at - first.at < LEAST_MS || done <= first.bytes) return undefined;
      const bytesPerMs = (done - first.bytes) / (at - first.at);
      return Math.ceil(Math.max(0, total - done) / bytesPerMs / 1000);
    },
    /** A pause says nothing of the line. */
    reset(): void {
      samples = [];
    },
  };
}
