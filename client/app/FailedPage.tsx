import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../core/exchange/problem-error.ts';

/** A page that could not be shown, with what the administrator needs to find out why. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation('common');
  const requestId = error instanceof ProblemError ? error.problem.requestId : undefined;
  return (
    <main>
      <h1 tabIndex={-1}>{t('failed.title')}</h1>
      <p>{t('failed.body')}</p>
      {requestId && <p>{t('failed.reference', { requestId })}</p>}
      <button onClick={retry}>{t('retry')}</button>
    </main>
  );
}
