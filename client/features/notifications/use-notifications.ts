import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Id } from '../../../core/contracts/identifiers.ts';
import { NotificationPage } from '../../../core/contracts/notifications.ts';
import { portal } from '../../lib/portal.ts';

/** What the address says of the list. What it says wrongly is left out. */
export type NotificationFilter = {
  readonly unread: 'true' | undefined;
  readonly cursor: string | undefined;
};

export function useNotificationFilter(): NotificationFilter {
  const [search] = useSearchParams();
  return {
    unread: search.get('unread') === 'true' ? 'true' : undefined,
    cursor: Id.safeParse(search.get('cursor')).data,
  };
}

export function addressOf({ unread, cursor }: NotificationFilter): string {
  const search = new URLSearchParams({ ...(unread && { unread }), ...(cursor && { cursor }) });
  return `/notifications?${search}`;
}

/** What the reader was told, newest first. */
export function useNotifications(filter: NotificationFilter) {
  return useQuery({
    queryKey: ['notifications', 'list', filter],
    queryFn: () => portal.call(NotificationPage, '/notifications', { query: filter }),
    placeholderData: keepPreviousData,
  });
}

/** Marks as read everything up to the newest that is in view; what came since stays unread. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (upTo: string) =>
      portal.command('/notifications/read', { method: 'POST', body: { upTo } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
