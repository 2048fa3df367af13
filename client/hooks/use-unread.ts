import { useQuery } from '@tanstack/react-query';
import { NotificationPage } from '../../core/contracts/notifications.ts';
import { contentRoles, type Role } from '../../core/contracts/vocabulary.ts';
import { portal } from '../lib/portal.ts';
import { useSignedIn } from './use-signed-in.ts';

const MINUTE_MS = 60_000;
const told: readonly Role[] = contentRoles;

/**
 * How many notifications the reader has not read. Nothing asks for it by the clock: that would be an entry of the access
 * log each time, and no session would ever end by being idle.
 */
export function useUnread() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: async () =>
      (await portal.call(NotificationPage, '/notifications', { query: { limit: 1 } })).unread,
    staleTime: MINUTE_MS,
    enabled: told.includes(member.role),
  });
}
