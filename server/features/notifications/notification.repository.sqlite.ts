import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable, type FieldsOf } from '../../platform/database/sqlite-documents.ts';
import type { MemberNotification, NotificationRepository } from './notification.ts';

export const notificationSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'notifications-001',
    sql: `
      CREATE TABLE notifications (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        account_id TEXT NOT NULL AS (body ->> '$.accountId') STORED,
        unread INTEGER NOT NULL AS (body ->> '$.unread') STORED,
        once TEXT AS (body ->> '$.once') STORED,
        created_at TEXT NOT NULL AS (body ->> '$.createdAt') STORED
      ) STRICT;
      CREATE INDEX notifications_of_account ON notifications (account_id, id);
      CREATE INDEX notifications_unread ON notifications (account_id, unread, id);
      CREATE UNIQUE INDEX notifications_once ON notifications (account_id, once);
      CREATE INDEX notifications_age ON notifications (created_at);
    `,
  },
];

const fields: FieldsOf<MemberNotification> = {
  id: true,
  version: true,
  accountId: true,
  kind: true,
  object: true,
  caseId: true,
  createdAt: true,
  unread: true,
  readAt: true,
  once: true,
};

export function createSqliteNotificationRepository(sqlite: DatabaseSync): NotificationRepository {
  const table = createDocumentTable<MemberNotification>(sqlite, 'notifications', fields);
  const count = sqlite.prepare(`
    SELECT count(*) AS n FROM
      (SELECT 1 FROM notifications WHERE account_id = ? AND unread = 1 LIMIT ?)
  `);
  const markRead = sqlite.prepare(`
    UPDATE notifications
    SET version = version + 1,
      body = json_set(body, '$.version', version + 1, '$.unread', json('false'), '$.readAt', ?)
    WHERE account_id = ? AND unread = 1 AND id <= ?
  `);
  const removeOlder = sqlite.prepare('DELETE FROM notifications WHERE created_at < ?');
  const removeOfAccount = sqlite.prepare('DELETE FROM notifications WHERE account_id = ?');
  return {
    insert: (notification) => Promise.resolve(table.insertNew(notification)),
    findById: (id) => Promise.resolve(table.find(id)),
    list: (page, accountId, { unreadOnly }) => {
      const where = `account_id = ?${unreadOnly ? ' AND unread = 1' : ''}`;
      return Promise.resolve(table.page(page, where, accountId));
    },
    countUnread: (accountId, atMost) =>
      Promise.resolve(count.get(accountId, atMost)?.['n'] as number),
    markRead(accountId, upToId, at) {
      markRead.run(at, accountId, upToId);
      return Promise.resolve();
    },
    removeOlderThan(instant) {
      removeOlder.run(instant);
      return Promise.resolve();
    },
    removeOfAccount(accountId) {
      removeOfAccount.run(accountId);
      return Promise.resolve();
    },
  };
}
