import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useReturnPath } from '../components/keys/use-return-path.ts';
import { BarButton } from '../components/ui/BarButton.tsx';
import { BarStatus } from '../components/ui/TopBar.tsx';
import { useKeys, useKeyState } from '../hooks/use-keys.ts';
import type { KeyState } from '../session/index.ts';

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;

/** The state of the keys, in words, and the one thing to do about it. Always in the bar. */
export function KeyStatus() {
  const { t } = useTranslation('common');
  const state = useKeyState();
  const keys = useKeys();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { leadingBack } = useReturnPath();
  const minutes = useMinutesUntil(state.status === 'unlocked' ? state.locksAt : undefined);
  if (state.status === 'none' || state.status === 'unknown') return null;
  const isUnlocked = state.status === 'unlocked';
  return (
    <>
      <BarStatus icon={isUnlocked ? 'unlocked' : 'lock'} emphasis={isUnlocked ? 'calm' : 'alert'}>
        {t(`keys.${wordsFor(state)}`, { count: minutes })}
      </BarStatus>
      {(isUnlocked || state.status === 'waiting') && (
        <BarButton onClick={() => void keys.lock()}>{t('keys.lock')}</BarButton>
      )}
      {!isUnlocked && state.status !== 'waiting' && pathname !== '/keys' && (
        <BarButton onClick={() => void navigate(leadingBack('/keys'))}>
          {t(state.status === 'missing' ? 'keys.setUp' : 'keys.unlock')}
        </BarButton>
      )}
    </>
  );
}

function wordsFor(state: Exclude<KeyState, { status: 'none' | 'unknown' }>) {
  if (state.status === 'unlocked') return state.busy ? 'busy' : 'unlocked';
  const hasNoKey = state.status === 'waiting' && state.reason === 'no-organisation-key';
  return hasNoKey ? 'noOrganisationKey' : state.status;
}

/** Whole minutes, one at least; zero without an end. Rounded, because the end moves on between two looks at the clock. */
function useMinutesUntil(end: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (end === undefined) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [end]);
  return end === undefined ? 0 : Math.max(1, Math.round((end - now) / MINUTE_MS));
}
