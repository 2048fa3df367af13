import { PageQuery } from '../../../../core/contracts/paging.ts';
import {
  RecordShareParams,
  ShareRecordRequest,
  SubmissionPage,
  SubmissionParams,
  SubmissionSummary,
} from '../../../../core/contracts/submissions.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { sealedContentProblems } from '../../gate/index.ts';
import { submissionObject } from '../submission-object.ts';
import type { RecordShareService } from './record-share.service.ts';

const object = { type: 'submission', param: 'submissionId' } as const;
const focalPoints = ['national-focal-point', 'court-focal-point'] as const;

export function recordShareEndpoints(service: RecordShareService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/submissions/shared',
      summary: 'List the submissions whose record was shared with the own organisation',
      access: contentRoles,
      audit: { action: 'submission.list' },
      input: { query: PageQuery },
      status: 200,
      output: SubmissionPage,
      handle: ({ query }, { principal }) => service.list(principal, query),
    }),
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/record-shares',
      summary:
        'Share a record with one more organisation of the case; a receiver may as consent allows',
      access: focalPoints,
      audit: { action: 'record.share', object },
      input: { params: SubmissionParams, body: ShareRecordRequest, precondition: true },
      status: 201,
      output: SubmissionSummary,
      problems: [
        'CONSENT_REQUIRED',
        'TRANSITION_NOT_ALLOWED',
        'RECIPIENT_NOT_IN_CASE',
        'ALREADY_EXISTS',
        'MEMBER_KEY_MISSING',
        'SHARE_NOT_VALID',
        'SIGNATURE_NOT_VALID',
        ...sealedContentProblems,
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { submissionId } = params;
        const shared = await service.share(principal, submissionId, expectedVersion, body);
        describe(submissionObject(shared));
        return shared;
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/submissions/:submissionId/record-shares/:organisationId',
      summary: 'Take back a share of the own making, or of a record of the own organisation',
      access: focalPoints,
      audit: { action: 'record.unshare', object },
      input: { params: RecordShareParams, precondition: true },
      status: 200,
      output: SubmissionSummary,
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        const { submissionId, organisationId } = params;
        const left = await service.takeBack(
          principal,
          submissionId,
          organisationId,
          expectedVersion,
        );
        describe(submissionObject(left));
        return left;
      },
    }),
  ];
}
