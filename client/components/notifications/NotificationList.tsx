import { useTranslation } from 'react-i18next';
import type { NotificationResponse } from '../../../core/contracts/notifications.ts';
import { useCases } from '../../hooks/use-cases.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { Chip } from '../ui/Chip.tsx';
import { Link } from '../ui/Link.tsx';
import './notifications.css';
import { wayTo } from './way-to.ts';

type NotificationListProps = {
  readonly label: string;
  readonly notifications: readonly NotificationResponse[];
};

/** What the reader was told, each as a sentence with the way to what it is about. */
export function NotificationList({ label, notifications }: NotificationListProps) {
  return (
    <ul className="notification-list" aria-label={label}>
      {notifications.map((notification) => (
        <Told key={notification.id} notification={notification} />
      ))}
    </ul>
  );
}

function Told({ notification }: { readonly notification: NotificationResponse }) {
  const { t } = useTranslation('notifications');
  const formats = useFormats();
  const reference = useCases().data?.get(notification.caseId)?.reference;
  const { kind, createdAt, readAt } = notification;
  const date = formats.dateTime(createdAt);
  const isUnread = readAt === undefined;
  return (
    <li className="notification" data-unread={isUnread || undefined}>
      <span className="notification-words">
        <Link href={wayTo(notification)}>{t(`kinds.${kind}`)}</Link>
        <time className="muted small" dateTime={createdAt}>
          {reference === undefined ? date : t('when', { reference, date })}
        </time>
      </span>
      {isUnread && (
        <Chip tone="info" icon="bell">
          {t('unread')}
        </Chip>
      )}
    </li>
  );
}
