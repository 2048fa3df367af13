import { join } from 'node:path';
import type { AppConfig } from '../config/app-config.ts';
import {
  accessLogMongoMigrations,
  accessLogSqliteMigrations,
  createMongoAccessLogStore,
  createSqliteAccessLogStore,
} from './features/access-log/index.ts';
import {
  accountMongoMigrations,
  accountSqliteMigrations,
  createMongoAccountRepository,
  createMongoInvitationRepository,
  createSqliteAccountRepository,
  createSqliteInvitationRepository,
  invitationMongoMigrations,
  invitationSqliteMigrations,
} from './features/accounts/index.ts';
import {
  calendarFeedMongoMigrations,
  calendarFeedSqliteMigrations,
  createMongoCalendarFeedRepository,
  createSqliteCalendarFeedRepository,
} from './features/calendar/index.ts';
import {
  caseMongoMigrations,
  caseSqliteMigrations,
  createMongoCaseRepository,
  createSqliteCaseRepository,
} from './features/cases/index.ts';
import {
  consentMongoMigrations,
  consentSqliteMigrations,
  createMongoConsentRepository,
  createSqliteConsentRepository,
} from './features/consents/index.ts';
import {
  createMongoFilePartRepository,
  createMongoSealedFileRepository,
  createMongoStorageUsageRepository,
  createSqliteFilePartRepository,
  createSqliteSealedFileRepository,
  createSqliteStorageUsageRepository,
  filePartMongoMigrations,
  filePartSqliteMigrations,
  sealedFileMongoMigrations,
  sealedFileSqliteMigrations,
  storageUsageSqliteMigrations,
} from './features/files/index.ts';
import {
  createMongoKeyRepositories,
  createSqliteKeyRepositories,
  keyMongoMigrations,
  keySqliteMigrations,
} from './features/keys/index.ts';
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
} from './features/notifications/index.ts';
import {
  createMongoOrganisationRepository,
  createSqliteOrganisationRepository,
  organisationMongoMigrations,
  organisationSqliteMigrations,
} from './features/organisations/index.ts';
import {
  createMongoReadMarkRepository,
  createSqliteReadMarkRepository,
  readMarkMongoMigrations,
  readMarkSqliteMigrations,
} from './features/read-marks/index.ts';
import {
  createMongoReceiptRepository,
  createSqliteReceiptRepository,
  receiptSqliteMigrations,
} from './features/receipts/index.ts';
import {
  createMongoMessageRepository,
  createMongoRequestRepository,
  createSqliteMessageRepository,
  createSqliteRequestRepository,
  messageMongoMigrations,
  messageSqliteMigrations,
  requestMongoMigrations,
  requestSqliteMigrations,
} from './features/requests/index.ts';
import {
  createMongoSessionRepository,
  createSqliteSessionRepository,
  sessionMongoMigrations,
  sessionSqliteMigrations,
} from './features/sessions/index.ts';
import {
  createMongoStateProfileRepository,
  createSqliteStateProfileRepository,
  stateProfileSqliteMigrations,
} from './features/state-profiles/index.ts';
import {
  createMongoRemarkRepository,
  createMongoSubmissionRepository,
  createSqliteRemarkRepository,
  createSqliteSubmissionRepository,
  remarkMongoMigrations,
  remarkSqliteMigrations,
  submissionMongoMigrations,
  submissionSqliteMigrations,
} from './features/submissions/index.ts';
import type { Database } from './platform/database/database.ts';
import { migrateMongo, migrateSqlite } from './platform/database/migrations.ts';
import type { Logger } from './platform/logger.ts';
import {
  createMongoRateLimitRepository,
  rateLimitMongoMigrations,
} from './platform/rate-limits/rate-limits.repository.mongo.ts';
import {
  createSqliteRateLimitRepository,
  rateLimitSqliteMigrations,
} from './platform/rate-limits/rate-limits.repository.sqlite.ts';
import { createFolderStore } from './platform/storage/sealed-store.folder.ts';
import { createGridFsStore, gridFsStoreMigrations } from './platform/storage/sealed-store.mongo.ts';

/** GridFS bucket of the sealed files. */
const SEALED_BUCKET = 'sealed';

/** Brings the schema up to date, then gives each port its adapter for the engine in use. */
export async function openStores(database: Database, config: AppConfig, logger: Logger) {
  if (database.engine === 'mongodb') {
    const { mongo } = database;
    await migrateMongo(
      mongo,
      [
        ...accountMongoMigrations,
        ...invitationMongoMigrations,
        ...organisationMongoMigrations,
        ...sessionMongoMigrations,
        ...rateLimitMongoMigrations,
        ...keyMongoMigrations,
        ...caseMongoMigrations,
        ...submissionMongoMigrations,
        ...requestMongoMigrations,
        ...messageMongoMigrations,
        ...remarkMongoMigrations,
        ...readMarkMongoMigrations,
        ...consentMongoMigrations,
        ...sealedFileMongoMigrations,
        ...filePartMongoMigrations,
        ...notificationMongoMigrations,
        ...owedMailMongoMigrations,
        ...calendarFeedMongoMigrations,
        ...accessLogMongoMigrations,
        ...gridFsStoreMigrations(SEALED_BUCKET),
      ],
      logger,
    );
    return {
      accounts: createMongoAccountRepository(mongo),
      invitations: createMongoInvitationRepository(mongo),
      organisations: createMongoOrganisationRepository(mongo),
      sessions: createMongoSessionRepository(mongo),
      rateLimits: createMongoRateLimitRepository(mongo),
      keys: createMongoKeyRepositories(mongo),
      cases: createMongoCaseRepository(mongo),
      submissions: createMongoSubmissionRepository(mongo),
      requests: createMongoRequestRepository(mongo),
      messages: createMongoMessageRepository(mongo),
      remarks: createMongoRemarkRepository(mongo),
      readMarks: createMongoReadMarkRepository(mongo),
      receipts: createMongoReceiptRepository(mongo),
      consents: createMongoConsentRepository(mongo),
      files: {
        files: createMongoSealedFileRepository(mongo),
        parts: createMongoFilePartRepository(mongo),
        usage: createMongoStorageUsageRepository(mongo),
      },
      stateProfiles: createMongoStateProfileRepository(mongo),
      notifications: {
        notifications: createMongoNotificationRepository(mongo),
        preferences: createMongoPreferencesRepository(mongo),
        owedMail: createMongoOwedMailRepository(mongo),
      },
      calendarFeeds: createMongoCalendarFeedRepository(mongo),
      accessLog: createMongoAccessLogStore(mongo),
      sealed: createGridFsStore({ connection: mongo, bucketName: SEALED_BUCKET }),
    };
  }
  const { sqlite, accessLog } = database;
  await migrateSqlite(
    sqlite,
    [
      ...accountSqliteMigrations,
      ...invitationSqliteMigrations,
      ...organisationSqliteMigrations,
      ...sessionSqliteMigrations,
      ...rateLimitSqliteMigrations,
      ...keySqliteMigrations,
      ...caseSqliteMigrations,
      ...submissionSqliteMigrations,
      ...requestSqliteMigrations,
      ...messageSqliteMigrations,
      ...remarkSqliteMigrations,
      ...readMarkSqliteMigrations,
      ...receiptSqliteMigrations,
      ...consentSqliteMigrations,
      ...sealedFileSqliteMigrations,
      ...filePartSqliteMigrations,
      ...storageUsageSqliteMigrations,
      ...stateProfileSqliteMigrations,
      ...notificationSqliteMigrations,
      ...preferencesSqliteMigrations,
      ...owedMailSqliteMigrations,
      ...calendarFeedSqliteMigrations,
    ],
    logger,
  );
  await migrateSqlite(accessLog, accessLogSqliteMigrations, logger);
  return {
    accounts: createSqliteAccountRepository(sqlite),
    invitations: createSqliteInvitationRepository(sqlite),
    organisations: createSqliteOrganisationRepository(sqlite),
    sessions: createSqliteSessionRepository(sqlite),
    rateLimits: createSqliteRateLimitRepository(sqlite),
    keys: createSqliteKeyRepositories(sqlite),
    cases: createSqliteCaseRepository(sqlite),
    submissions: createSqliteSubmissionRepository(sqlite),
    requests: createSqliteRequestRepository(sqlite),
    messages: createSqliteMessageRepository(sqlite),
    remarks: createSqliteRemarkRepository(sqlite),
    readMarks: createSqliteReadMarkRepository(sqlite),
    receipts: createSqliteReceiptRepository(sqlite),
    consents: createSqliteConsentRepository(sqlite),
    files: {
      files: createSqliteSealedFileRepository(sqlite),
      parts: createSqliteFilePartRepository(sqlite),
      usage: createSqliteStorageUsageRepository(sqlite),
    },
    stateProfiles: createSqliteStateProfileRepository(sqlite),
    notifications: {
      notifications: createSqliteNotificationRepository(sqlite),
      preferences: createSqlitePreferencesRepository(sqlite),
      owedMail: createSqliteOwedMailRepository(sqlite),
    },
    calendarFeeds: createSqliteCalendarFeedRepository(sqlite),
    accessLog: createSqliteAccessLogStore(accessLog),
    sealed: createFolderStore({ folder: join(config.dataDirectory, 'sealed') }),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
