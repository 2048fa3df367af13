import { useTranslation } from 'react-i18next';
import { NotificationList } from '../../components/notifications/NotificationList.tsx';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Row, Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink, Link } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import {
  addressOf,
  useMarkRead,
  useNotificationFilter,
  useNotifications,
  type NotificationFilter,
} from './use-notifications.ts';

/** Everything the reader was told of, and how much of it they have not looked at. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  usePage(t('title'));
  const filter = useNotificationFilter();
  const list = useNotifications(filter);
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t('purpose')}</p>}
        actions={<MarkAllRead filter={filter} list={list} />}
      />
      <Row justify="between">
        <Link
          href={addressOf({
            unread: filter.unread === undefined ? 'true' : undefined,
            cursor: undefined,
          })}
        >
          {t(filter.unread === undefined ? 'onlyUnread' : 'all')}
        </Link>
        <Link href="/settings">{t('toSettings')}</Link>
      </Row>
      <Told filter={filter} list={list} />
    </Stack>
  );
}

type ListProps = {
  readonly filter: NotificationFilter;
  readonly list: ReturnType<typeof useNotifications>;
};

/** Only beside the newest: whoever looks at older ones has not seen what came since. */
function MarkAllRead({ filter, list: { data } }: ListProps) {
  const { t } = useTranslation('notifications');
  const marking = useMarkRead();
  const newest = data?.items[0];
  if (!newest || data.unread === 0 || filter.cursor !== undefined) return null;
  return (
    <>
      {marking.error && <ProblemNote error={marking.error} />}
      <Button
        icon="check"
        isPending={marking.isPending}
        pendingLabel={t('marking')}
        onPress={() => {
          marking.mutate(newest.id);
        }}
      >
        {t('markAll')}
      </Button>
    </>
  );
}

function Told({ filter, list: { data, error, refetch, isFetching } }: ListProps) {
  const { t } = useTranslation('notifications');
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.items.length === 0) return <Nothing filter={filter} />;
  return (
    <>
      <Card title={t('count', { count: data.unread })}>
        <NotificationList label={t('title')} notifications={data.items} />
      </Card>
      <Pages filter={filter} next={data.nextCursor} />
      <p className="muted small">{t('kept')}</p>
    </>
  );
}

function Nothing({ filter }: { readonly filter: NotificationFilter }) {
  const { t } = useTranslation('notifications');
  if (filter.unread === undefined) {
    return (
      <EmptyState icon="bell" title={t('none.title')}>
        {t('none.body')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="bell"
      title={t('noneUnread')}
      action={<ButtonLink href="/notifications">{t('all')}</ButtonLink>}
    >
      {t('none.body')}
    </EmptyState>
  );
}

type PagesProps = { readonly filter: NotificationFilter; readonly next: string | undefined };

function Pages({ filter, next }: PagesProps) {
  const { t } = useTranslation('notifications');
  const page = (cursor: string | undefined) => addressOf({ ...filter, cursor });
  return (
    <Pagination
      label={t('pages')}
      newer={
        filter.cursor === undefined ? undefined : { label: t('newest'), href: page(undefined) }
      }
      older={next === undefined ? undefined : { label: t('older'), href: page(next) }}
    />
  );
}
