import { ConnectionError, ProblemError, UnexpectedAnswerError } from './problem-error.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

export type Retrying = {
  /** Ends the wait as well; what is thrown is then the signal's reason. */
  readonly signal?: AbortSignal;
  /** Never gives up on a line that is cut or a portal that is away: only the signal ends it. */
  readonly patient?: boolean;
  /** An attempt failed, and the next one is waited for. */
  readonly onWaiting?: () => void;
};

/**
 * Repeats what may be repeated - the line broke, the portal restarts - with pauses that double, or end when the browser says
 * that it is online again. `attempt` counts from 1: later ones ask first whether only the answer was lost.
 */
export async function retrying<Result>(
  work: (attempt: number) => Promise<Result>,
  { signal, patient = false, onWaiting }: Retrying = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await work(attempt);
    } catch (error) {
      signal?.throwIfAborted();
      const isEndless = patient && !(error instanceof UnexpectedAnswerError);
      if (!isPassing(error) || (attempt >= ATTEMPTS && !isEndless)) throw error;
      onWaiting?.();
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), signal);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  return (
    error instanceof ProblemError &&
    (error.code === 'LOG_UNAVAILABLE' || error.code === 'SHUTTING_DOWN')
  );
}

/** Pages and Workers hear of `online`; scripts have nobody to tell them. */
const surroundings: Partial<Pick<EventTarget, 'addEventListener'>> = globalThis;

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end, { signal: over.signal });
    surroundings.addEventListener?.('online', end, { signal: over.signal });
  });
}
