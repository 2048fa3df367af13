import { atMost } from './at-most.ts';

/** Something to be put away before the keys are forgotten, such as a draft. */
type LastWork = () => Promise<unknown>;

/** Locking waits no longer for anything. */
const PATIENCE_MS = 2_000;

export function createLastWork() {
  const all = new Set<LastWork>();
  return {
    /** Returns how to take it back. */
    add: (work: LastWork): (() => void) => {
      all.add(work);
      return () => {
        all.delete(work);
      };
    },
    finish: (): Promise<void> =>
      atMost(PATIENCE_MS, Promise.allSettled(Array.from(all, (work) => work()))),
  };
}
