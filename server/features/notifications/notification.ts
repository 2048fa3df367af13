import type {
  NotificationKind,
  NotificationObject,
} from '../../../core/contracts/notifications.ts';
import type { Page } from '../../platform/database/page.ts';

/** One thing that one member is told of. */
export type MemberNotification = {
  readonly id: string;
  readonly version: number;
  readonly accountId: string;
  readonly kind: NotificationKind;
  readonly object: NotificationObject;
  readonly caseId: string;
  readonly createdAt: string;
  readonly unread: boolean;
  readonly readAt?: string;
  /** A member is told of what has this name once, however often it is said. */
  readonly once?: string;
};

export type NotificationRepository = {
  /** False when that member was told of the same `once` before. */
  insert(notification: MemberNotification): Promise<boolean>;
  findById(id: string): Promise<MemberNotification | undefined>;
  /** Newest first; one item more than `page.limit` when there are more. */
  list(
    page: Page,
    accountId: string,
    filter: { readonly unreadOnly: boolean },
  ): Promise<MemberNotification[]>;
  /** Counts no further than `atMost`. */
  countUnread(accountId: string, atMost: number): Promise<number>;
  /** That one and all older ones of the account that are unread. `at`: ISO 8601. */
  markRead(accountId: string, upToId: string, at: string): Promise<void>;
  /** Those of everybody made before that instant, ISO 8601. */
  removeOlderThan(instant: string): Promise<void>;
  removeOfAccount(accountId: string): Promise<void>;
};
