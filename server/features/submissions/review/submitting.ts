import type { SubmissionState } from '../../../../core/contracts/submissions.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Notify } from '../../../platform/notify.ts';
import type { Principal } from '../../../platform/principal.ts';
import { takesPart } from '../../cases/index.ts';
import type { StoredContent } from '../../gate/index.ts';
import type { Receipts } from '../../receipts/index.ts';
import { requireOpenRequest, type RequestFinder } from '../answers/answered-request.ts';
import { requireOpen, requireRecipients, type OrganisationFinder } from '../recipients.ts';
import type { CaseFacts, SubmissionAccess } from '../submission.access.ts';
import { submissionHappening } from '../submission-happening.ts';
import type { Submission } from '../submission.ts';

/** What this feature asks of `files`: whether every file of a submission is complete and signed. */
export type FileReadiness = {
  filesReady(submissionId: string): Promise<'none' | 'ready' | 'unfinished'>;
};

type Dependencies = {
  readonly access: SubmissionAccess;
  readonly receipts: Pick<Receipts, 'whileReceiving'>;
  readonly requests: RequestFinder;
  readonly organisations: OrganisationFinder;
  readonly files: FileReadiness;
  readonly notify: Notify;
  readonly clock: Clock;
};

type Submittable = {
  readonly submission: Submission;
  readonly courtCase: CaseFacts;
  /** The one it will be in. */
  readonly state: SubmissionState;
};

/** What must hold before a submission goes to the other side, and what comes of it. */
export function createSubmitting({
  access,
  receipts,
  requests,
  organisations,
  files,
  notify,
  clock,
}: Dependencies) {
  async function requireWanted(submission: Submission, courtCase: CaseFacts): Promise<void> {
    const { state, sender, requestId } = submission;
    if (!takesPart(courtCase, sender.organisationId)) throw notFound();
    // What was returned may come back: that is still the review of what was there.
    if (state === 'draft') {
      requireOpen(courtCase);
      if (requestId !== undefined) requireOpenRequest(await requests.findRequest(requestId));
    }
    await requireRecipients({ courtCase, submission, organisations });
  }

  /** The record of a submission that has all it needs. */
  async function requireComplete({ id, record }: Submission): Promise<StoredContent> {
    if (!record) throw new AppError('RECORD_MISSING');
    if ((await files.filesReady(id)) === 'unfinished') throw new AppError('FILES_UNFINISHED');
    return record;
  }

  async function changeWithReceipt(submission: Submission, state: SubmissionState) {
    const content = await requireComplete(submission);
    const { id, version, sender } = submission;
    const { organisationId: senderOrganisationId } = sender;
    const at = clock().toISOString();
    return receipts.whileReceiving(
      { id, version: version + 1, senderOrganisationId, content, at },
      (receipt) => access.change(submission, { state, submittedAt: at, receipt }),
    );
  }

  return async function submit(
    { submission, courtCase, state }: Submittable,
    by: Principal,
  ): Promise<Submission> {
    await requireWanted(submission, courtCase);
    const submitted = await changeWithReceipt(submission, state);
    const { kind, recipientOrganisationIds: organisationIds } = submitted;
    const received = kind === 'answer' ? 'answer-received' : 'submission-received';
    const happened = { kind: received, submission: submitted, by, organisationIds } as const;
    await notify(submissionHappening(happened));
    return submitted;
  };
}
