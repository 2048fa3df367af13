import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AppFrame } from '../components/ui/AppFrame.tsx';
import { Banner } from '../components/ui/Banner.tsx';
import { OfflineNotice } from '../components/ui/OfflineNotice.tsx';
import { useSignedIn } from '../hooks/use-signed-in.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { KeyStatus } from './KeyStatus.tsx';
import { NotificationBell } from './NotificationBell.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useNavigation } from './use-navigation.ts';

/** Asked for at once, while the portal says who is signed in: the frame is drawn without waiting for it. */
const loading = import('./Pages.tsx');
const Pages = lazy(async () => ({ default: (await loading).Pages }));

/** What stands around every page: the state of the keys, the person, the tasks of their role. */
export function PortalFrame() {
  const { t } = useTranslation('common');
  const { demonstration } = useSignedIn();
  const { pathname } = useLocation();
  const sections = useNavigation();
  return (
    <AppFrame
      name={t('portal')}
      homeHref="/home"
      skipLabel={t('skipToContent')}
      navigation={{ label: t('navigation.label'), menuLabel: t('menu'), sections }}
      bar={
        <>
          <KeyStatus />
          <NotificationBell />
          <PersonMenu />
        </>
      }
      banners={
        <>
          {demonstration && <Banner>{t('demonstration')}</Banner>}
          <OfflineNotice>
            <strong>{t('offline.title')}</strong> {t('offline.body')}
          </OfflineNotice>
        </>
      }
    >
      <ErrorBoundary key={pathname}>
        <Suspense>
          <Pages />
        </Suspense>
      </ErrorBoundary>
    </AppFrame>
  );
}
