export {
  createMongoOwedMailRepository,
  owedMailMongoMigrations,
} from './mail/owed-mail.repository.mongo.ts';
export {
  createSqliteOwedMailRepository,
  owedMailSqliteMigrations,
} from './mail/owed-mail.repository.sqlite.ts';
export type { OwedMail, OwedMailRepository } from './mail/owed-mail.ts';
export {
  createMongoNotificationRepository,
  notificationMongoMigrations,
} from './notification.repository.mongo.ts';
export {
  createSqliteNotificationRepository,
  notificationSqliteMigrations,
} from './notification.repository.sqlite.ts';
export type { MemberNotification, NotificationRepository } from './notification.ts';
export { createNotifications } from './notifications.ts';
export { createMongoPreferencesRepository } from './preferences/preferences.repository.mongo.ts';
export {
  createSqlitePreferencesRepository,
  preferencesSqliteMigrations,
} from './preferences/preferences.repository.sqlite.ts';
export type { Preferences, PreferencesRepository } from './preferences/preferences.ts';
