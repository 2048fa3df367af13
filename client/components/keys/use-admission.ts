import { useCallback, useEffect, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { watchActivity } from '../../session/activity.ts';

const LOOK_EVERY_MS = 15_000;
/** Asking keeps keys and session alive, so that it ends soon after the person has left. */
const ATTENTION_MS = 3 * 60_000;

/** Looks whether the organisation's key has arrived, again and again as long as somebody is there. */
export function useAdmission() {
  const keys = useKeys();
  const [lookedAt, setLookedAt] = useState<Date>();
  const [error, setError] = useState<unknown>();
  const look = useCallback(async () => {
    try {
      await keys.refresh();
      setError(undefined);
      setLookedAt(new Date());
    } catch (reason) {
      setError(reason);
    }
  }, [keys]);

  useEffect(() => {
    let attentiveUntil = 0;
    const attend = () => {
      attentiveUntil = Date.now() + ATTENTION_MS;
    };
    const lookIfAttended = () => {
      if (!document.hidden && Date.now() < attentiveUntil) void look();
    };
    const onVisible = () => {
      if (document.hidden) return;
      attend();
      void look();
    };
    attend();
    const timer = setInterval(lookIfAttended, LOOK_EVERY_MS);
    const stopWatching = watchActivity(attend);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      stopWatching();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [look]);
  return { look, lookedAt, error };
}
