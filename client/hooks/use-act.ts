import { useState } from 'react';
import { ProblemError } from '../../core/exchange/problem-error.ts';
import { useSignedIn } from './use-signed-in.ts';

/**
 * Something that a press of a button sets going: whether it is under way, and what went wrong. Nothing of what passes
 * through is kept, so that passwords and passphrases may.
 */
export function useAct<Given extends unknown[]>(act: (...given: Given) => Promise<void>) {
  const { leave } = useSignedIn();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();

  async function run(given: Given): Promise<void> {
    if (isPending) return;
    setPending(true);
    setError(undefined);
    try {
      await act(...given);
    } catch (reason) {
      setError(reason);
      if (reason instanceof ProblemError && reason.code === 'UNAUTHENTICATED') leave();
    } finally {
      setPending(false);
    }
  }
  return { run: (...given: Given) => void run(given), isPending, error };
}
