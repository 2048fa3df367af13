import { useTranslation } from 'react-i18next';
import { Note } from '../components/ui/Note.tsx';
import { useProblem } from '../hooks/use-problem.ts';

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page that could not be shown. Needs no script that is not there yet: the line may be why. */
export function FailedPage({ error, retry }: Props) {
  const { t } = useTranslation('common');
  const { text, code, requestId } = useProblem()(error);
  return (
    <>
      <h1 tabIndex={-1}>{t('failed.title')}</h1>
      <Note
        tone="bad"
        role="alert"
        title={text}
        actions={
          <button type="button" className="button" onClick={retry}>
            {t('retry')}
          </button>
        }
      >
        {t('failed.body')}
        <p className="small muted">
          {t('failed.detail')}: <span className="mono">{[code, requestId].join(' ')}</span>
        </p>
      </Note>
    </>
  );
}
