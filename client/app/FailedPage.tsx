import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../components/problems/ProblemNote.tsx';

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page that could not be shown, with what the administrator needs to find out why. */
export function FailedPage(props: Props) {
  const { t } = useTranslation('common');
  return (
    <>
      <h1 tabIndex={-1}>{t('failed.title')}</h1>
      <ProblemNote {...props}>{t('failed.body')}</ProblemNote>
    </>
  );
}
