import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import { requestTransitions, RequestStep } from '../../../../core/contracts/request-transitions.ts';
import { MoveRequest, RequestParams, RequestSummary } from '../../../../core/contracts/requests.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { sealedContentProblems } from '../../gate/index.ts';
import type { Presenter } from '../present.ts';
import { requestObject } from '../request-object.ts';
import type { StepService } from './step.service.ts';

const summaries: Readonly<Record<RequestStep, string>> = {
  send: 'Send a draft to its addressee',
  acknowledge: 'Acknowledge a request',
  consult: 'Begin a consultation on a request',
  resume: 'Go on with a request after a consultation or a postponement',
  postpone: 'Postpone a request on a ground, until a day',
  refuse: 'Refuse a request on a ground, after a consultation',
  'declare-impossible': 'Say on what ground a request cannot be executed',
  'execute-in-part': 'Say that a request is executed in part, as its answer reports',
  execute: 'Say that a request is executed, as its answer reports',
  withdraw: 'Withdraw a request',
  close: 'Close a request whose answer has come',
};

const problemsOfSending: readonly ProblemCode[] = [
  'CASE_CLOSED',
  'ADDRESSEE_NOT_VALID',
  'REQUEST_INCOMPLETE',
  'RECORD_MISSING',
  'FILES_UNFINISHED',
  'SIGN_OFF_REQUIRED',
];

export function stepEndpoints(service: StepService, presenter: Presenter): Endpoint[] {
  return RequestStep.options.map((step) =>
    defineEndpoint({
      method: 'post',
      path: `/requests/:requestId/${step}`,
      summary: summaries[step],
      access: requestTransitions[step].roles,
      audit: { action: `request.${step}`, object: { type: 'request', param: 'requestId' } },
      input: {
        params: RequestParams,
        body: MoveRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 200,
      output: RequestSummary,
      problems: [
        'TRANSITION_NOT_ALLOWED',
        'GROUND_NOT_VALID',
        ...(requestTransitions[step].needsAnswer ? (['ANSWER_MISSING'] as const) : []),
        ...(step === 'send' ? problemsOfSending : []),
        ...sealedContentProblems,
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const target = { principal, requestId: params.requestId, expectedVersion };
        const moved = await service.move(step, target, body);
        const digest = step === 'send' ? moved.receipt?.sha256 : undefined;
        describe({ ...requestObject(moved), ...(digest !== undefined && { digest }) });
        return presenter.summary(principal.organisationId, moved);
      },
    }),
  );
}
