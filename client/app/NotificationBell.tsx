import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { BarLink } from '../components/ui/BarLink.tsx';
import { useUnread } from '../hooks/use-unread.ts';

/** More than fit in the bar. */
const MANY = 100;

/** The way to what the reader was told, with how much of it is unread. Only for roles that are told anything. */
export function NotificationBell() {
  const { t } = useTranslation('common');
  const queryClient = useQueryClient();
  const { pathname } = useLocation();
  const { data: unread = 0, isEnabled } = useUnread();
  useEffect(() => {
    void queryClient.refetchQueries({ queryKey: ['notifications', 'unread'], stale: true });
  }, [queryClient, pathname]);
  if (!isEnabled) return null;
  return (
    <BarLink
      to="/notifications"
      icon="bell"
      label={unread === 0 ? t('bell.none') : t('bell.unread', { count: unread })}
    >
      {unread > 0 && <span className="numeric">{unread < MANY ? unread : `${MANY - 1}+`}</span>}
    </BarLink>
  );
}
