import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/ui/EmptyState.tsx';
import { ButtonLink } from '../components/ui/Link.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';
import { usePage } from '../hooks/use-page.ts';

/** "Not yours" and "not there" look alike. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  usePage(t('notFound.title'));
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        title={t('notFound.body')}
        action={<ButtonLink href="/home">{t('notFound.home')}</ButtonLink>}
      >
        {null}
      </EmptyState>
    </>
  );
}
