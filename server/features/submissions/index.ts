export { createDecisionCheck, type DecidedFiles, type MemberKeys } from './review/decision.ts';
export {
  createMongoRemarkRepository,
  remarkMongoMigrations,
} from './remarks/remark.repository.mongo.ts';
export {
  createSqliteRemarkRepository,
  remarkSqliteMigrations,
} from './remarks/remark.repository.sqlite.ts';
export { remarkEndpoints } from './remarks/remark.router.ts';
export { createRemarkService, type RemarkService } from './remarks/remark.service.ts';
export { reviewEndpoints } from './review/review.router.ts';
export {
  createReviewService,
  type FileReadiness,
  type ReviewService,
} from './review/review.service.ts';
export { createSubmissionAccess, type SubmissionAccess } from './submission.access.ts';
export {
  createMongoSubmissionRepository,
  submissionMongoMigrations,
} from './submission.repository.mongo.ts';
export {
  createSqliteSubmissionRepository,
  submissionSqliteMigrations,
} from './submission.repository.sqlite.ts';
export { submissionEndpoints } from './submission.router.ts';
export { createSubmissionService, type SubmissionService } from './submission.service.ts';
