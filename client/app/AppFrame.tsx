import { Suspense } from 'react';
import { useLocation } from 'react-router';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { AppRoutes } from './AppRoutes.tsx';

/** What stands around every page. */
export function AppFrame() {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  return (
    <main>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<p>{t('loading')}</p>}>
          <AppRoutes />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
