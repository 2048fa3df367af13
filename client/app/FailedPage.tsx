import { useTranslation } from 'react-i18next';
import { ErrorState } from '../components/ui/ErrorState.tsx';
import { useProblem } from '../hooks/use-problem.ts';

type Props = {
  readonly error: unknown;
  readonly retry: () => void;
  readonly isRetrying?: boolean;
};

/** A page that could not be shown, with what the administrator needs to find out why. */
export function FailedPage({ error, retry, isRetrying = false }: Props) {
  const { t } = useTranslation('common');
  const { text, code, requestId } = useProblem()(error);
  return (
    <>
      <h1 tabIndex={-1}>{t('failed.title')}</h1>
      <ErrorState
        title={text}
        retry={{
          label: t('retry'),
          pendingLabel: t('loading'),
          isPending: isRetrying,
          onPress: retry,
        }}
        detail={{
          label: t('failed.detail'),
          entries: [
            { term: t('failed.code'), value: code },
            ...(requestId === undefined ? [] : [{ term: t('failed.request'), value: requestId }]),
          ],
        }}
      >
        {t('failed.body')}
      </ErrorState>
    </>
  );
}
