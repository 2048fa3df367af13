import type { SealedContent } from '../../../../core/contracts/sealed-content.ts';
import type {
  DecisionOutcome,
  SignedDecision,
  SubmissionState,
} from '../../../../core/contracts/submissions.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Notify } from '../../../platform/notify.ts';
import type { Principal } from '../../../platform/principal.ts';
import { takesPart } from '../../cases/index.ts';
import type { StoredContent } from '../../gate/index.ts';
import { requireOpenRequest, type RequestFinder } from '../answers/answered-request.ts';
import type { DecisionCheck } from './decision.ts';
import { requireOpen, requireRecipients, type OrganisationFinder } from '../recipients.ts';
import type { ReceiptService } from '../receipts/receipt.service.ts';
import type { RemarkService } from '../remarks/remark.service.ts';
import type { CaseFacts, SubmissionAccess } from '../submission.access.ts';
import { submissionHappening } from '../submission-happening.ts';
import { transitions, type Step } from '../submission.transitions.ts';
import type { Submission } from '../submission.ts';

/** What this feature asks of `files`: whether every file of a submission is complete and signed. */
export type FileReadiness = {
  filesReady(submissionId: string): Promise<'none' | 'ready' | 'unfinished'>;
};

type Dependencies = {
  readonly access: SubmissionAccess;
  readonly remarks: RemarkService;
  readonly receipts: ReceiptService;
  readonly requireDecision: DecisionCheck;
  readonly requests: RequestFinder;
  readonly organisations: OrganisationFinder;
  readonly files: FileReadiness;
  readonly notify: Notify;
  readonly clock: Clock;
};

type Target = {
  readonly principal: Principal;
  readonly submissionId: string;
  readonly expectedVersion: number;
};

/** The steps of a submission from state to state, as the table of transitions allows them. */
export function createReviewService({
  access,
  remarks,
  receipts,
  requireDecision,
  requests,
  organisations,
  files,
  notify,
  clock,
}: Dependencies) {
  async function begin(step: Step, { principal, submissionId, expectedVersion }: Target) {
    const { by, next } = transitions[step];
    const found = await access.getToChange(principal, submissionId, by, expectedVersion);
    const state = next[found.submission.state];
    if (!state) throw new AppError('TRANSITION_NOT_ALLOWED');
    return { ...found, state };
  }

  async function decide(
    step: 'return' | 'accept',
    target: Target,
    { decision: signed, remark }: { decision: SignedDecision; remark?: SealedContent | undefined },
  ): Promise<Submission> {
    const { principal } = target;
    const { submission, state } = await begin(step, target);
    const outcome = outcomeOf[step];
    const decision = await requireDecision({ principal, submission, outcome, signed });
    const { decisionRemark: earlier, ...rest } = submission;
    if (earlier) await remarks.keep(earlier);
    const explained = remark && {
      decisionRemark: {
        ...(await remarks.compose(principal, submission, remark)),
        decision,
      },
    };
    const decided = await access.change(rest, { state, decision, ...explained });
    const organisationIds = [decided.sender.organisationId];
    await notify(
      submissionHappening({
        kind: 'submission-decided',
        submission: decided,
        by: principal,
        organisationIds,
      }),
    );
    return decided;
  }

  /** What was returned may come back: that is still the review of what was there. */
  async function requireStillWanted({ state, requestId }: Submission, courtCase: CaseFacts) {
    if (state !== 'draft') return;
    requireOpen(courtCase);
    if (requestId !== undefined) requireOpenRequest(await requests.findRequest(requestId));
  }

  /** The record of a submission that has all it needs to be submitted. */
  async function requireComplete({ id, record }: Submission): Promise<StoredContent> {
    if (!record) throw new AppError('RECORD_MISSING');
    if ((await files.filesReady(id)) === 'unfinished') throw new AppError('FILES_UNFINISHED');
    return record;
  }

  async function changeWithReceipt(submission: Submission, state: SubmissionState) {
    const record = await requireComplete(submission);
    const at = clock().toISOString();
    const version = submission.version + 1;
    const receipt = await receipts.write({ ...submission, record }, { version, at });
    try {
      return await access.change(submission, { state, submittedAt: at, receipt });
    } catch (error) {
      // Only a known refusal: after a lost answer the submission may stand, and then needs its receipt.
      if (error instanceof AppError) await receipts.discard(receipt.id);
      throw error;
    }
  }

  return {
    async submit(target: Target): Promise<Submission> {
      const { submission, courtCase, state } = await begin('submit', target);
      if (!takesPart(courtCase, submission.sender.organisationId)) throw notFound();
      await requireStillWanted(submission, courtCase);
      await requireRecipients({ courtCase, submission, organisations });
      const submitted = await changeWithReceipt(submission, state);
      await notify(
        submissionHappening({
          kind: submitted.kind === 'answer' ? 'answer-received' : 'submission-received',
          submission: submitted,
          by: target.principal,
          organisationIds: submitted.recipientOrganisationIds,
        }),
      );
      return submitted;
    },
    async takeUp(target: Target): Promise<Submission> {
      const { submission, state } = await begin('take-up', target);
      return access.change(submission, { state, takenUpBy: target.principal.accountId });
    },
    return: (target: Target, body: { decision: SignedDecision; remark: SealedContent }) =>
      decide('return', target, body),
    accept: (
      target: Target,
      body: { decision: SignedDecision; remark?: SealedContent | undefined },
    ) => decide('accept', target, body),
    async withdraw(target: Target): Promise<Submission> {
      const { submission, state } = await begin('withdraw', target);
      return access.change(submission, { state });
    },
  };
}
export type ReviewService = ReturnType<typeof createReviewService>;

const outcomeOf: Readonly<Record<'return' | 'accept', DecisionOutcome>> = {
  return: 'returned',
  accept: 'accepted',
};
