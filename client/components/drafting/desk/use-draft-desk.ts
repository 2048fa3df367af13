import { useEffect, useState, useSyncExternalStore } from 'react';
import { useKeyState, useWorkplace } from '../../../hooks/use-keys.ts';
import type { Autosave } from '../../../session/index.ts';
import type { DraftDesk } from './draft-desk.ts';

/** A desk for as long as its page is there. What was typed is saved before page or keys go. */
export function useDraftDesk<Draft extends object, Content extends Draft>(
  create: () => DraftDesk<Draft, Content>,
) {
  const { keys } = useWorkplace();
  const [desk] = useState(create);
  const state = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const isUnlocked = useKeyState().status === 'unlocked';
  useEffect(() => {
    if (isUnlocked) void desk.open();
    else desk.close();
  }, [desk, isUnlocked]);
  useEffect(() => keys.beforeLock(desk.saving.flush), [keys, desk]);
  useEffect(() => saveBeforeLeaving(desk.saving), [desk]);
  return { desk, state };
}

type Saving = Pick<Autosave<never>, 'flush' | 'getSnapshot'>;

function saveBeforeLeaving({ flush, getSnapshot }: Saving): () => void {
  const save = () => {
    if (document.visibilityState === 'hidden') void flush();
  };
  const warn = (event: BeforeUnloadEvent) => {
    const { status } = getSnapshot();
    if (status === 'saved' || status === 'unchanged') return;
    event.preventDefault();
    // Browsers older than Chrome 119 look at this instead.
    Object.assign(event, { returnValue: '' });
  };
  document.addEventListener('visibilitychange', save);
  window.addEventListener('beforeunload', warn);
  return () => {
    document.removeEventListener('visibilitychange', save);
    window.removeEventListener('beforeunload', warn);
    void flush();
  };
}
