import { useCallback, useEffect, useState } from 'react';
import { useKeyState } from './use-keys.ts';

type Outcome<Content> =
  | { readonly status: 'opening' }
  | { readonly status: 'opened'; readonly content: Content }
  | { readonly status: 'failed'; readonly error: unknown };

export type Opening<Content> = Outcome<Content> & {
  /** What was opened stays in view until the answer is there. */
  readonly reopen: () => void;
};

/**
 * Something sealed, opened for as long as the keys are there and this page shows it; it is kept nowhere else. `open` must
 * be the same function as long as it opens the same.
 */
export function useOpened<Content>(open: () => Promise<Content>): Opening<Content> {
  const isUnlocked = useKeyState().status === 'unlocked';
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<{ by: typeof open; outcome: Outcome<Content> }>();

  useEffect(() => {
    if (!isUnlocked) return undefined;
    let isWanted = true;
    const take = (outcome: Outcome<Content>) => {
      if (isWanted) setOpened({ by: open, outcome });
    };
    open().then(
      (content) => {
        take({ status: 'opened', content });
      },
      (error: unknown) => {
        take({ status: 'failed', error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [open, isUnlocked, attempt]);

  useEffect(() => {
    if (!isUnlocked) return undefined;
    return () => {
      setOpened(undefined);
    };
  }, [isUnlocked]);

  const reopen = useCallback(() => {
    setAttempt((before) => before + 1);
  }, []);
  const outcome = opened?.by === open ? opened.outcome : undefined;
  return { ...(outcome ?? { status: 'opening' }), reopen };
}
