import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import { MarkReadRequest, ReadMark } from '../../../../core/contracts/messages.ts';
import {
  RemarkPage,
  RemarkQuery,
  RemarkRequest,
  RemarkResponse,
  SubmissionParams,
} from '../../../../core/contracts/submissions.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { notFound } from '../../../platform/errors.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { openableBy } from '../../gate/index.ts';
import { sealedContentProblems } from '../sealed-content-problems.ts';
import { submissionObject } from '../submission-object.ts';
import type { RemarkService } from './remark.service.ts';
import type { Remark } from './remark.ts';

const object = { type: 'submission', param: 'submissionId' } as const;

export function remarkEndpoints(service: RemarkService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/remarks',
      summary: 'Tell the other side of a submission something about it',
      access: contentRoles,
      audit: { action: 'submission.remark', object },
      input: { params: SubmissionParams, body: RemarkRequest, bodyLimit: MAX_SEALED_JSON_BODY },
      status: 201,
      output: RemarkResponse,
      problems: ['TRANSITION_NOT_ALLOWED', ...sealedContentProblems],
      handle: async ({ params, body }, { principal }) =>
        present(
          await service.add(principal, params.submissionId, body.content),
          principal.organisationId,
        ),
    }),
    defineEndpoint({
      method: 'get',
      path: '/submissions/:submissionId/remarks',
      summary: 'Read the remarks on a submission, newest first',
      access: contentRoles,
      audit: { action: 'submission.read-remarks', object },
      input: { params: SubmissionParams, query: RemarkQuery },
      status: 200,
      output: RemarkPage,
      handle: async ({ params, query }, { principal, describe }) => {
        const { items, submission, ...next } = await service.list(
          principal,
          params.submissionId,
          query,
        );
        describe(submissionObject(submission));
        return { items: items.map((remark) => present(remark, principal.organisationId)), ...next };
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/submissions/:submissionId/remarks/read',
      summary: 'Say that the own organisation has read the remarks on a submission up to this one',
      access: contentRoles,
      audit: { action: 'remark.mark-read', object },
      input: { params: SubmissionParams, body: MarkReadRequest },
      status: 200,
      output: ReadMark,
      handle: async ({ params, body }, { principal, describe }) => {
        const { readMark, submission } = await service.markRead(
          principal,
          params.submissionId,
          body.messageId,
        );
        describe(submissionObject(submission));
        return readMark;
      },
    }),
  ];
}

function present({ content, ...remark }: Remark, organisationId: string): RemarkResponse {
  const openable = openableBy(content, organisationId);
  if (!openable) throw notFound();
  return { ...remark, content: openable };
}
