export { createAccessLog } from './access-log.ts';
export { openLogSigner } from './signer/open-signer.ts';
export type { FindNames } from './access-log.service.ts';
export {
  accessLogMongoMigrations,
  createMongoAccessLogStore,
} from './store/access-log.repository.mongo.ts';
export {
  accessLogSqliteMigrations,
  createSqliteAccessLogStore,
} from './store/access-log.repository.sqlite.ts';
export { createAccessLogStore } from './store/open-store.ts';
export type { AccessLogStore } from './store/access-log-store.ts';
export { createReportCertificate, ownCertificate } from './summary/report-certificate.ts';
export type { Finding } from './fsck/finding.ts';
export { checkLog } from './fsck/fsck.ts';
