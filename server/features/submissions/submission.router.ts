import { InboxCount, SubmissionCount } from '../../../core/contracts/counts.ts';
import { MAX_SEALED_JSON_BODY } from '../../../core/contracts/limits.ts';
import {
  CreateSubmissionRequest,
  InboxQuery,
  SubmissionPage,
  SubmissionParams,
  SubmissionQuery,
  SubmissionResponse,
  SubmissionSummary,
  WriteRecordRequest,
} from '../../../core/contracts/submissions.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import { presentSubmission } from './present.ts';
import { sealedContentProblems } from './sealed-content-problems.ts';
import { submissionObject } from './submission-object.ts';
import type { SubmissionService } from './submission.service.ts';

const object = { type: 'submission', param: 'submissionId' } as const;

export function submissionEndpoints(service: SubmissionService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/submissions',
      summary: 'Begin a submission to an organ of the Court and others who take part in the case',
      access: ['expert', 'national-focal-point'],
      audit: { action: 'submission.create' },
      input: { body: CreateSubmissionRequest },
      status: 201,
      output: SubmissionSummary,
      problems: ['CASE_CLOSED', 'RECIPIENTS_NOT_VALID'],
      handle: async ({ body }, context) => {
        const submission = await service.create(context.principal, body);
        context.describe(submissionObject(submission));
        return submission;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/submissions',
      summary: 'List the submissions of the own organisation',
      access: contentRoles,
      audit: { action: 'submission.list' },
      input: { query: SubmissionQuery },
      status: 200,
      output: SubmissionPage,
      handle: ({ query }, { principal }) => service.list(principal, query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/inbox',
      summary: 'List what was submitted to the own organisation',
      access: contentRoles,
      audit: { action: 'inbox.list' },
      input: { query: InboxQuery },
      status: 200,
      output: SubmissionPage,
      handle: ({ query }, { principal }) => service.inbox(principal, query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/submissions/count',
      summary: 'Count the submissions of the own organisation that wait for it to go on',
      access: contentRoles,
      audit: { action: 'submission.count' },
      input: {},
      status: 200,
      output: SubmissionCount,
      handle: (_input, { principal }) => service.count(principal),
    }),
    defineEndpoint({
      method: 'get',
      path: '/inbox/count',
      summary: 'Count what waits in the inbox of the own organisation',
      access: contentRoles,
      audit: { action: 'inbox.count' },
      input: {},
      status: 200,
      output: InboxCount,
      handle: (_input, { principal }) => service.countInbox(principal),
    }),
    defineEndpoint({
      method: 'get',
      path: '/submissions/:submissionId',
      summary: 'Read a submission, its sealed record and the latest decision on it',
      access: contentRoles,
      audit: { action: 'submission.read', object },
      input: { params: SubmissionParams },
      status: 200,
      output: SubmissionResponse,
      handle: async ({ params }, { principal, describe }) => {
        const { submission, side } = await service.get(principal, params.submissionId);
        describe(submissionObject(submission));
        return presentSubmission(principal, submission, side);
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/submissions/:submissionId/record',
      summary: 'Write the sealed record of a draft, or of a returned submission',
      access: contentRoles,
      audit: { action: 'submission.write-record', object },
      input: {
        params: SubmissionParams,
        body: WriteRecordRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 200,
      output: SubmissionSummary,
      problems: ['TRANSITION_NOT_ALLOWED', ...sealedContentProblems],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { submissionId } = params;
        const written = await service.writeRecord(
          principal,
          submissionId,
          expectedVersion,
          body.content,
        );
        describe(submissionObject(written));
        return written;
      },
    }),
  ];
}
