import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { Gate } from '../gate/index.ts';
import type { ReceiptRepository } from './receipts/receipt.ts';
import { receiptEndpoints } from './receipts/receipt.router.ts';
import {
  createReceiptService,
  type ReceivedFiles,
  type SubmitEvidence,
} from './receipts/receipt.service.ts';
import type { OrganisationFinder } from './recipients.ts';
import type { RemarkRepository } from './remarks/remark.ts';
import { remarkEndpoints } from './remarks/remark.router.ts';
import { createRemarkService } from './remarks/remark.service.ts';
import { createDecisionCheck, type DecidedFiles, type MemberKeys } from './review/decision.ts';
import { reviewEndpoints } from './review/review.router.ts';
import { createReviewService, type FileReadiness } from './review/review.service.ts';
import { createSubmissionAccess, type CaseFinder } from './submission.access.ts';
import { submissionEndpoints } from './submission.router.ts';
import { createSubmissionService } from './submission.service.ts';
import type { SubmissionRepository } from './submission.ts';

type Dependencies = {
  readonly submissions: SubmissionRepository;
  readonly remarks: RemarkRepository;
  readonly receipts: ReceiptRepository;
  readonly cases: CaseFinder;
  readonly organisations: OrganisationFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly keys: MemberKeys;
  readonly files: FileReadiness & DecidedFiles & ReceivedFiles;
  readonly evidence: SubmitEvidence;
  readonly clock: Clock;
};

/** The feature as a whole: its services, which share one way to find and change a submission. */
export function createSubmissions({
  submissions: repository,
  remarks: remarkRepository,
  receipts: receiptRepository,
  ...shared
}: Dependencies) {
  const { keys, files, clock } = shared;
  const access = createSubmissionAccess({ submissions: repository, ...shared });
  const submissions = createSubmissionService({ submissions: repository, access, ...shared });
  const remarks = createRemarkService({ remarks: remarkRepository, access, ...shared });
  const receipts = createReceiptService({ receipts: receiptRepository, access, ...shared });
  const requireDecision = createDecisionCheck({ keys, files, clock });
  const review = createReviewService({
    access,
    remarks,
    receipts,
    requireDecision,
    ...shared,
  });
  return { submissions, remarks, review, receipts };
}
export type Submissions = ReturnType<typeof createSubmissions>;

export function allSubmissionEndpoints({
  submissions,
  remarks,
  review,
  receipts,
}: Submissions): Endpoint[] {
  return [
    ...submissionEndpoints(submissions),
    ...reviewEndpoints(review),
    ...remarkEndpoints(remarks),
    ...receiptEndpoints(receipts),
  ];
}
