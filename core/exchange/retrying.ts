import { ConnectionError, ProblemError } from './problem-error.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 250;

/** Repeats what may be repeated - the line broke, the portal restarts - with pauses that double. */
export async function retrying<Result>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || signal?.aborted || !isPassing(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
