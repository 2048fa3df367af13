import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import {
  AcceptRequest,
  ReturnRequest,
  SubmissionParams,
  SubmissionSummary,
} from '../../../../core/contracts/submissions.ts';
import { contentRoles, type Role } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Context, type Endpoint } from '../../../platform/http/endpoint.ts';
import { sealedContentProblems } from '../sealed-content-problems.ts';
import { submissionObject } from '../submission-object.ts';
import type { Submission } from '../submission.ts';
import type { ReviewService } from './review.service.ts';

const object = { type: 'submission', param: 'submissionId' } as const;
/** What came spontaneously to a State is reviewed by an organ of the Court all the same: the service's question. */
const reviewers = ['court-focal-point', 'national-focal-point'] as const;
const step = { params: SubmissionParams, precondition: true } as const;

export function reviewEndpoints(service: ReviewService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/submit',
      summary: 'Submit a draft, or submit anew what was returned',
      access: contentRoles,
      audit: { action: 'submission.submit', object },
      input: step,
      status: 200,
      output: SubmissionSummary,
      problems: [
        'TRANSITION_NOT_ALLOWED',
        'CASE_CLOSED',
        'REQUEST_NOT_OPEN',
        'RECIPIENTS_NOT_VALID',
        'RECORD_MISSING',
        'FILES_UNFINISHED',
      ],
      handle: async ({ params }, context) => {
        const submission = await service.submit(target(params, context));
        context.describe({ ...submissionObject(submission), digest: submission.receipt?.sha256 });
        return submission;
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/take-up',
      summary: 'Begin to review a submission',
      access: reviewers,
      audit: { action: 'submission.take-up', object },
      input: step,
      status: 200,
      output: SubmissionSummary,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params }, context) =>
        described(await service.takeUp(target(params, context)), context),
    }),
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/return',
      summary: 'Return a submission to its sender with a signed decision and a sealed remark',
      access: reviewers,
      audit: { action: 'submission.return', object },
      input: { ...step, body: ReturnRequest, bodyLimit: MAX_SEALED_JSON_BODY },
      status: 200,
      output: SubmissionSummary,
      problems: ['TRANSITION_NOT_ALLOWED', 'DECISION_NOT_VALID', ...sealedContentProblems],
      handle: async ({ params, body }, context) =>
        described(await service.return(target(params, context), body), context),
    }),
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/accept',
      summary: 'Accept a submission with a signed decision',
      access: reviewers,
      audit: { action: 'submission.accept', object },
      input: { ...step, body: AcceptRequest, bodyLimit: MAX_SEALED_JSON_BODY },
      status: 200,
      output: SubmissionSummary,
      problems: ['TRANSITION_NOT_ALLOWED', 'DECISION_NOT_VALID', ...sealedContentProblems],
      handle: async ({ params, body }, context) =>
        described(await service.accept(target(params, context), body), context),
    }),
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/withdraw',
      summary: 'Withdraw a submission that is not accepted yet',
      access: contentRoles,
      audit: { action: 'submission.withdraw', object },
      input: step,
      status: 200,
      output: SubmissionSummary,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params }, context) =>
        described(await service.withdraw(target(params, context)), context),
    }),
  ];
}

function target(
  { submissionId }: { readonly submissionId: string },
  { principal, expectedVersion }: Context<readonly Role[]>,
) {
  return { principal, submissionId, expectedVersion };
}

function described(submission: Submission, { describe }: Pick<Context, 'describe'>): Submission {
  describe(submissionObject(submission));
  return submission;
}
