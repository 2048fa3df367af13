import { Confirmation, RequestParams, RequestSummary } from '../../../core/contracts/requests.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { Presenter } from './present.ts';
import { requestObject } from './request-object.ts';
import type { SignOffService } from './sign-off.service.ts';

const object = { type: 'request', param: 'requestId' } as const;

export function signOffEndpoints(service: SignOffService, presenter: Presenter): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/requests/:requestId/sign-off',
      summary: 'Sign a draft off, so that an expert may send it as it is',
      access: ['national-focal-point'],
      audit: { action: 'request.sign-off', object },
      input: { params: RequestParams, precondition: true },
      status: 200,
      output: RequestSummary,
      problems: ['TRANSITION_NOT_ALLOWED', 'RECORD_MISSING', 'FILES_UNFINISHED'],
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        const signedOff = await service.signOff(principal, params.requestId, expectedVersion);
        describe(requestObject(signedOff));
        return presenter.summary(principal.organisationId, signedOff);
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/requests/:requestId/confirmation',
      summary: 'Record by which letter in the channel of art. 87 a formal request was confirmed',
      access: ['national-focal-point', 'court-focal-point'],
      audit: { action: 'request.confirm', object },
      input: { params: RequestParams, body: Confirmation, precondition: true },
      status: 200,
      output: RequestSummary,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { requestId } = params;
        const confirmed = await service.confirm(principal, requestId, expectedVersion, body);
        describe(requestObject(confirmed));
        return presenter.summary(principal.organisationId, confirmed);
      },
    }),
  ];
}
