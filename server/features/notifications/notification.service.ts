import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { NotificationRepository } from './notification.ts';

/** Nobody counts further. */
const MAX_UNREAD = 100;

type Dependencies = { readonly notifications: NotificationRepository; readonly clock: Clock };

export function createNotificationService({ notifications, clock }: Dependencies) {
  return {
    async list({ accountId }: Principal, page: Page, unreadOnly: boolean) {
      const rows = await notifications.list(page, accountId, { unreadOnly });
      const unread = await notifications.countUnread(accountId, MAX_UNREAD);
      return { ...toPage(rows, page.limit), unread };
    },

    async markRead({ accountId }: Principal, upToId: string): Promise<void> {
      const newest = await notifications.findById(upToId);
      if (newest?.accountId !== accountId) throw notFound();
      await notifications.markRead(accountId, upToId, clock().toISOString());
    },
  };
}
export type NotificationService = ReturnType<typeof createNotificationService>;
