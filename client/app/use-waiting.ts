import { useTranslation } from 'react-i18next';
import { useInboxCount, useRequestCount, useSubmissionCount } from '../hooks/use-counts.ts';
import { useUnread } from '../hooks/use-unread.ts';
import type { NavigationEntry } from './navigation.ts';

/** More than fit beside an entry. */
const MANY = 100;

type Waiting = { readonly count?: string; readonly countLabel?: string };

/** What waits for the reader behind an entry of the navigation. Nothing is said of what is not known yet. */
export function useWaiting(): (label: NavigationEntry['label']) => Waiting {
  const { t } = useTranslation('common');
  const inbox = useInboxCount().data;
  const submissions = useSubmissionCount().data;
  const requests = useRequestCount().data;
  const notifications = useUnread().data;
  const numbers: Partial<Record<NavigationEntry['label'], number | undefined>> = {
    inbox: inbox?.submitted,
    notifications,
    requests: requests && requests.received + requests.answered,
    submissions: submissions?.returned,
  };
  return (label) => {
    const count = numbers[label] ?? 0;
    if (count === 0) return {};
    return {
      count: count < MANY ? String(count) : `${MANY - 1}+`,
      countLabel: t('navigation.waiting', { count }),
    };
  };
}
