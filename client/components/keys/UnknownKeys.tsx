import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../hooks/use-keys.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

/** The state of the keys is asked for with every page; only when that fails is it asked for here. */
const PATIENCE_MS = 5_000;

export function UnknownKeys() {
  const { t } = useTranslation('keys');
  const keys = useKeys();
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const ask = () => {
      keys.refresh().catch((reason: unknown) => {
        setError(reason);
      });
    };
    const timer = setTimeout(ask, attempt === 0 ? PATIENCE_MS : 0);
    return () => {
      clearTimeout(timer);
    };
  }, [keys, attempt]);

  if (error === undefined) return <Skeleton label={t('unlock.looking')} shape="card" rows={1} />;
  return (
    <ProblemNote
      error={error}
      retry={() => {
        setError(undefined);
        setAttempt(attempt + 1);
      }}
    >
      {t('unlock.unreachable')}
    </ProblemNote>
  );
}
