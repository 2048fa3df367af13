import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { MemberNotification } from '../../server/features/notifications/index.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import {
  aNotification,
  anOwedMail,
  notificationRepositories,
  openNotificationRepositories,
  type NotificationRepositories,
} from '../support/notification-repositories.ts';
import { unindexedQueries } from '../support/query-plans.ts';

describe.each(engines)('the repositories of notifications, on $name', ({ open }) => {
  let engine: OpenEngine;
  let stores: NotificationRepositories;

  beforeAll(async () => {
    engine = await open();
    stores = await notificationRepositories(engine);
  });
  afterAll(() => engine.close());

  async function told(accountId: string, count: number): Promise<MemberNotification[]> {
    const all = Array.from({ length: count }, () => aNotification({ accountId }));
    for (const notification of all) await stores.notifications.insert(notification);
    return all;
  }
  const listed = (accountId: string, unreadOnly = false) =>
    stores.notifications.list({ limit: 10 }, accountId, { unreadOnly });

  describe('of what was told', () => {
    it('refuses a field that it does not know', async () => {
      const strange = { ...aNotification(), subject: 'never kept' } as MemberNotification;

      await expect(async () => stores.notifications.insert(strange)).rejects.toThrow();

      expect(await stores.notifications.findById(strange.id)).toBeUndefined();
    });

    it('tells the same once to each member, and anything else as often as it happens', async () => {
      const [one, other] = [uuid(), uuid()];
      const once = `request-late:${uuid()}`;
      const insert = (more: Partial<MemberNotification>) =>
        stores.notifications.insert(aNotification(more));

      expect(await insert({ accountId: one, once })).toBe(true);
      expect(await insert({ accountId: one, once })).toBe(false);
      expect(await insert({ accountId: other, once })).toBe(true);
      expect(await insert({ accountId: one })).toBe(true);
      expect(await insert({ accountId: one })).toBe(true);
    });

    it('tells the same once when eight tell it at the same moment', async () => {
      const same = { accountId: uuid(), once: `request-late:${uuid()}` };

      const inserted = await Promise.all(
        Array.from({ length: 8 }, () => stores.notifications.insert(aNotification(same))),
      );

      expect(inserted.filter(Boolean)).toHaveLength(1);
      expect(await listed(same.accountId)).toHaveLength(1);
    });

    it('lists the newest first for that account alone, one more than asked for', async () => {
      const accountId = uuid();
      const all = await told(accountId, 4);
      await told(uuid(), 1);
      const newestFirst = all.toReversed();
      const page = (cursor?: string) =>
        stores.notifications.list({ limit: 2, cursor }, accountId, { unreadOnly: false });

      expect(await page()).toEqual(newestFirst.slice(0, 3));
      expect(await page(newestFirst[1]?.id)).toEqual(newestFirst.slice(2));
    });

    it('marks one and all older ones as read, of that account alone', async () => {
      const [accountId, other] = [uuid(), uuid()];
      const [old, middle, newest] = await told(accountId, 3);
      const [strange] = await told(other, 1);
      const at = '2026-11-22T13:00:00.000Z';

      await stores.notifications.markRead(accountId, middle?.id ?? '', at);

      const read = { version: 2, unread: false, readAt: at };
      expect(await listed(accountId)).toEqual([
        newest,
        { ...middle, ...read },
        { ...old, ...read },
      ]);
      expect(await listed(accountId, true)).toEqual([newest]);
      expect(await listed(other)).toEqual([strange]);
    });

    it('leaves what was read before as it was', async () => {
      const accountId = uuid();
      const [only] = await told(accountId, 1);
      await stores.notifications.markRead(accountId, only?.id ?? '', '2026-11-22T13:00:00.000Z');
      const before = await listed(accountId);

      await stores.notifications.markRead(accountId, only?.id ?? '', '2026-11-22T14:00:00.000Z');

      expect(await listed(accountId)).toEqual(before);
    });

    it('counts what is unread, no further than asked for', async () => {
      const accountId = uuid();
      const [first] = await told(accountId, 4);
      await stores.notifications.markRead(accountId, first?.id ?? '', '2026-11-22T13:00:00.000Z');

      expect(await stores.notifications.countUnread(accountId, 100)).toBe(3);
      expect(await stores.notifications.countUnread(accountId, 2)).toBe(2);
      expect(await stores.notifications.countUnread(uuid(), 100)).toBe(0);
    });

    it('removes what is older than an instant, of everybody', async () => {
      const accountId = uuid();
      const old = aNotification({ accountId, createdAt: '2026-01-01T00:00:00.000Z' });
      const atOnce = aNotification({ accountId, createdAt: '2026-02-01T00:00:00.000Z' });
      for (const each of [old, atOnce]) await stores.notifications.insert(each);

      await stores.notifications.removeOlderThan('2026-02-01T00:00:00.000Z');

      expect(await listed(accountId)).toEqual([atOnce]);
    });

    it('removes what one account was told, and nothing of another', async () => {
      const [accountId, other] = [uuid(), uuid()];
      await told(accountId, 2);
      const [kept] = await told(other, 1);

      await stores.notifications.removeOfAccount(accountId);

      expect(await listed(accountId)).toEqual([]);
      expect(await listed(other)).toEqual([kept]);
    });
  });

  describe('of what members chose', () => {
    it('keeps the first choice of two at once, and replaces the expected version only', async () => {
      const chosen = { id: uuid(), version: 1, email: 'daily' } as const;
      expect(await stores.preferences.insert(chosen)).toBe(true);
      expect(await stores.preferences.insert({ ...chosen, email: 'off' })).toBe(false);

      expect(await stores.preferences.replace({ ...chosen, version: 3 }, 2)).toBe(false);
      const next = { ...chosen, version: 2, email: 'off' } as const;
      expect(await stores.preferences.replace(next, 1)).toBe(true);

      expect(await stores.preferences.findById(chosen.id)).toEqual(next);
    });

    it('forgets a choice with its account', async () => {
      const chosen = { id: uuid(), version: 1, email: 'daily' } as const;
      await stores.preferences.insert(chosen);

      await stores.preferences.remove(chosen.id);

      expect(await stores.preferences.findById(chosen.id)).toBeUndefined();
    });
  });

  describe('of e-mail that is owed', () => {
    it('owes one e-mail to an account, however many owe it at once', async () => {
      const owed = anOwedMail();

      const inserted = await Promise.all(
        Array.from({ length: 8 }, () => stores.owedMail.insert(owed)),
      );

      expect(inserted.filter(Boolean)).toHaveLength(1);
      expect(await stores.owedMail.findById(owed.id)).toEqual(owed);
    });

    it('lets one of several instances claim it', async () => {
      const owed = anOwedMail({ sendAt: '2096-01-01T00:00:00.000Z' });
      await stores.owedMail.insert(owed);

      const claims = await Promise.all(
        Array.from({ length: 8 }, () => stores.owedMail.replace({ ...owed, version: 2 }, 1)),
      );

      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('lists what is due in that instant, the longest due first', async () => {
      const at = (second: number) => `2020-01-01T00:00:0${second}.000Z`;
      const [late, due, early] = [3, 2, 1].map((second) => anOwedMail({ sendAt: at(second) }));
      for (const owed of [late, due, early]) if (owed) await stores.owedMail.insert(owed);

      expect(await stores.owedMail.listDue(at(2), 10)).toEqual([early, due]);
      expect(await stores.owedMail.listDue(at(3), 2)).toEqual([early, due]);
    });

    it('crosses off the version that was sent, and nothing that came after it', async () => {
      const owed = anOwedMail({ failures: 1, failingSince: '2026-11-22T12:00:00.000Z' });
      await stores.owedMail.insert(owed);
      await stores.owedMail.replace({ ...owed, version: 2 }, 1);

      await stores.owedMail.removeVersion(owed.id, 1);
      expect(await stores.owedMail.findById(owed.id)).toEqual({ ...owed, version: 2 });

      await stores.owedMail.removeVersion(owed.id, 2);
      expect(await stores.owedMail.findById(owed.id)).toBeUndefined();
    });

    it('tells whether there was something to take back', async () => {
      const owed = anOwedMail();
      await stores.owedMail.insert(owed);

      expect(await stores.owedMail.remove(owed.id)).toBe(true);
      expect(await stores.owedMail.remove(owed.id)).toBe(false);
    });
  });

  it('reads through indexes alone', async () => {
    const accountId = uuid();
    await told(accountId, 30);

    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const { notifications, owedMail } = openNotificationRepositories(engine);
      const page = { limit: 2, cursor: uuid() };
      await notifications.list(page, accountId, { unreadOnly: false });
      await notifications.list(page, accountId, { unreadOnly: true });
      await notifications.countUnread(accountId, 10);
      await owedMail.listDue('2020-01-01T00:00:00.000Z', 10);
    });

    expect(unindexed).toEqual([]);
    expect(count).toBeGreaterThan(2);
  });
});
