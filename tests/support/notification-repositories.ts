import { v7 as uuid } from 'uuid';
import {
  createMongoNotificationRepository,
  createMongoOwedMailRepository,
  createMongoPreferencesRepository,
  createSqliteNotificationRepository,
  createSqliteOwedMailRepository,
  createSqlitePreferencesRepository,
  notificationMongoMigrations,
  notificationSqliteMigrations,
  owedMailMongoMigrations,
  owedMailSqliteMigrations,
  preferencesSqliteMigrations,
  type MemberNotification,
  type OwedMail,
} from '../../server/features/notifications/index.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import type { OpenEngine } from './engines.ts';

const NOON = '2026-11-22T12:00:00.000Z';
const silent = createLogger('silent');

/** What is kept of who was told what, on one engine. */
export async function notificationRepositories(engine: OpenEngine) {
  const { database } = engine;
  if (database.engine === 'sqlite') {
    const migrations = [
      ...notificationSqliteMigrations,
      ...preferencesSqliteMigrations,
      ...owedMailSqliteMigrations,
    ];
    await migrateSqlite(database.sqlite, migrations, silent);
  } else {
    const migrations = [...notificationMongoMigrations, ...owedMailMongoMigrations];
    await migrateMongo(database.connection, migrations, silent);
  }
  return openNotificationRepositories(engine);
}

/** The same, where the schema is there already. */
export function openNotificationRepositories({ database }: OpenEngine) {
  if (database.engine === 'sqlite') {
    const { sqlite } = database;
    return {
      notifications: createSqliteNotificationRepository(sqlite),
      preferences: createSqlitePreferencesRepository(sqlite),
      owedMail: createSqliteOwedMailRepository(sqlite),
    };
  }
  const { connection } = database;
  return {
    notifications: createMongoNotificationRepository(connection),
    preferences: createMongoPreferencesRepository(connection),
    owedMail: createMongoOwedMailRepository(connection),
  };
}
export type NotificationRepositories = ReturnType<typeof openNotificationRepositories>;

export function aNotification(more: Partial<MemberNotification> = {}): MemberNotification {
  return {
    id: uuid(),
    version: 1,
    accountId: uuid(),
    kind: 'request-received',
    object: { type: 'request', id: uuid() },
    caseId: uuid(),
    createdAt: NOON,
    unread: true,
    ...more,
  };
}

export function anOwedMail(more: Partial<OwedMail> = {}): OwedMail {
  return { id: uuid(), version: 1, sendAt: NOON, failures: 0, ...more };
}
