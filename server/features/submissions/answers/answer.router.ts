import { RequestParams } from '../../../../core/contracts/requests.ts';
import { AnswerRequestRequest, SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { submissionObject } from '../submission-object.ts';
import type { AnswerService } from './answer.service.ts';

export function answerEndpoints(service: AnswerService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/requests/:requestId/answers',
      summary: 'Begin the answer to a request: a submission to who asked',
      access: contentRoles,
      audit: { action: 'request.answer', object: { type: 'request', param: 'requestId' } },
      input: { params: RequestParams, body: AnswerRequestRequest },
      status: 201,
      output: SubmissionSummary,
      problems: ['REQUEST_NOT_OPEN', 'CASE_CLOSED', 'RECIPIENTS_NOT_VALID'],
      handle: async ({ params, body }, { principal, describe }) => {
        const answer = await service.answer(principal, params.requestId, body.markings);
        // Of the answer, not of the request: a draft is not for who asked to know of.
        describe(submissionObject(answer));
        return answer;
      },
    }),
  ];
}
