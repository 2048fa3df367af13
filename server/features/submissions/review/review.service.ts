import type { SealedContent } from '../../../../core/contracts/sealed-content.ts';
import type { DecisionOutcome, SignedDecision } from '../../../../core/contracts/submissions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Notify } from '../../../platform/notify.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { DecisionCheck } from './decision.ts';
import type { RemarkService } from '../remarks/remark.service.ts';
import type { SubmissionAccess } from '../submission.access.ts';
import { submissionHappening } from '../submission-happening.ts';
import { transitions, type Step } from '../submission.transitions.ts';
import type { Submission } from '../submission.ts';
import type { createSubmitting } from './submitting.ts';

type Dependencies = {
  readonly access: SubmissionAccess;
  readonly remarks: RemarkService;
  readonly requireDecision: DecisionCheck;
  readonly submit: ReturnType<typeof createSubmitting>;
  readonly notify: Notify;
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
  requireDecision,
  submit,
  notify,
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
    const happened = { kind: 'submission-decided', submission: decided } as const;
    await notify(submissionHappening({ ...happened, by: principal, organisationIds }));
    return decided;
  }

  return {
    submit: async (target: Target): Promise<Submission> =>
      submit(await begin('submit', target), target.principal),
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
