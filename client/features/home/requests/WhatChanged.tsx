import { useTranslation } from 'react-i18next';
import { NotificationList } from '../../../components/notifications/NotificationList.tsx';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useLatestNotifications } from './use-requests-at-home.ts';

export function WhatChanged() {
  const { t } = useTranslation(['home', 'notifications']);
  return (
    <Card title={t('home:whatChanged.title')}>
      <Answer query={useLatestNotifications()}>
        {(notifications) =>
          notifications.length === 0 ? (
            <p className="muted">{t('notifications:none.body')}</p>
          ) : (
            <NotificationList label={t('home:whatChanged.title')} notifications={notifications} />
          )
        }
      </Answer>
      <Link href="/notifications">{t('home:whatChanged.all')}</Link>
    </Card>
  );
}
