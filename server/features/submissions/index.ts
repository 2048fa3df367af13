export type { AnsweredRequest } from './answers/answered-request.ts';
export {
  createMongoRemarkRepository,
  remarkMongoMigrations,
} from './remarks/remark.repository.mongo.ts';
export {
  createSqliteRemarkRepository,
  remarkSqliteMigrations,
} from './remarks/remark.repository.sqlite.ts';
export type { Remark, RemarkRepository } from './remarks/remark.ts';
export { submissionSqliteMigrations } from './submission.migrations.sqlite.ts';
export {
  createMongoSubmissionRepository,
  submissionMongoMigrations,
} from './submission.repository.mongo.ts';
export { createSqliteSubmissionRepository } from './submission.repository.sqlite.ts';
export type { Submission, SubmissionRepository, SubmissionSummary } from './submission.ts';
export {
  allSubmissionEndpoints as submissionEndpoints,
  createSubmissions,
  type Submissions,
} from './submissions.ts';
