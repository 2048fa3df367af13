import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../components/ui/Skeleton.tsx';
import { ToastRegion } from '../components/ui/ToastRegion.tsx';
import { AppRoutes } from './AppRoutes.tsx';
import { AriaProviders } from './AriaProviders.tsx';

/** What stands inside the frame. */
export function Pages() {
  const { t } = useTranslation('common');
  return (
    <AriaProviders>
      <Suspense fallback={<Skeleton label={t('loading')} rows={4} shape="row" />}>
        <AppRoutes />
      </Suspense>
      <ToastRegion closeLabel={t('close')} />
    </AriaProviders>
  );
}
