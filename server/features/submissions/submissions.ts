import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { Notify } from '../../platform/notify.ts';
import type { Gate, ShareGate } from '../gate/index.ts';
import type { ReadMarks } from '../read-marks/index.ts';
import type { Receipts } from '../receipts/index.ts';
import { answerEndpoints } from './answers/answer.router.ts';
import { createAnswerService } from './answers/answer.service.ts';
import type { RequestFinder } from './answers/answered-request.ts';
import { receiptEndpoints } from './receipts/receipt.router.ts';
import { createReceiptService } from './receipts/receipt.service.ts';
import type { OrganisationFinder } from './recipients.ts';
import { recordShareEndpoints } from './record-shares/record-share.router.ts';
import { createRecordShareService } from './record-shares/record-share.service.ts';
import type { RemarkRepository } from './remarks/remark.ts';
import { remarkEndpoints } from './remarks/remark.router.ts';
import { createRemarkService } from './remarks/remark.service.ts';
import { createDecisionCheck, type DecidedFiles, type MemberKeys } from './review/decision.ts';
import { reviewEndpoints } from './review/review.router.ts';
import { createReviewService } from './review/review.service.ts';
import { createSubmitting, type FileReadiness } from './review/submitting.ts';
import { createSubmissionAccess, type CaseFinder } from './submission.access.ts';
import { submissionEndpoints } from './submission.router.ts';
import { createSubmissionService } from './submission.service.ts';
import type { SubmissionRepository } from './submission.ts';

type Dependencies = {
  readonly submissions: SubmissionRepository;
  readonly remarks: RemarkRepository;
  readonly receipts: Receipts;
  readonly cases: CaseFinder;
  readonly requests: RequestFinder;
  readonly organisations: OrganisationFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly shareGate: ShareGate;
  readonly keys: MemberKeys;
  readonly files: FileReadiness & DecidedFiles;
  readonly readMarks: ReadMarks;
  readonly notify: Notify;
  readonly clock: Clock;
};

/** The feature as a whole: its services, which share one way to find and change a submission. */
export function createSubmissions({
  submissions: repository,
  remarks: remarkRepository,
  ...shared
}: Dependencies) {
  const { keys, files, clock } = shared;
  const access = createSubmissionAccess({ submissions: repository, ...shared });
  const submissions = createSubmissionService({ submissions: repository, access, ...shared });
  const { begin } = submissions;
  const answers = createAnswerService({ submissions: repository, begin, ...shared });
  const recordShares = createRecordShareService({ submissions: repository, access, ...shared });
  const remarks = createRemarkService({ remarks: remarkRepository, access, ...shared });
  const receipts = createReceiptService({ access, ...shared });
  const requireDecision = createDecisionCheck({ keys, files, clock });
  const submit = createSubmitting({ access, ...shared });
  const review = createReviewService({ access, remarks, requireDecision, submit, ...shared });
  return { submissions, answers, remarks, review, receipts, recordShares };
}
export type Submissions = ReturnType<typeof createSubmissions>;

export function allSubmissionEndpoints({
  submissions,
  answers,
  remarks,
  review,
  receipts,
  recordShares,
}: Submissions): Endpoint[] {
  return [
    // One of its paths would be taken for an identifier.
    ...recordShareEndpoints(recordShares),
    ...submissionEndpoints(submissions),
    ...answerEndpoints(answers),
    ...reviewEndpoints(review),
    ...remarkEndpoints(remarks),
    ...receiptEndpoints(receipts),
  ];
}
