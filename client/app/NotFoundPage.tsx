import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePage } from '../hooks/use-page.ts';

/** "Not yours" and "not there" look alike. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  usePage(t('notFound.title'));
  return (
    <>
      <h1 tabIndex={-1}>{t('notFound.title')}</h1>
      <p>{t('notFound.body')}</p>
      <Link to="/home">{t('notFound.home')}</Link>
    </>
  );
}
