import { MAX_SEALED_JSON_BODY } from '../../../core/contracts/limits.ts';
import {
  BegunRequests,
  ChangeRequestRequest,
  CreateRequestsRequest,
  RequestParams,
  RequestResponse,
  RequestSummary,
  WriteRequestContentRequest,
} from '../../../core/contracts/requests.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import { sealedContentProblems } from '../gate/index.ts';
import type { Presenter } from './present.ts';
import { requestObject } from './request-object.ts';
import type { RequestService } from './request.service.ts';

const object = { type: 'request', param: 'requestId' } as const;

export function requestEndpoints(service: RequestService, presenter: Presenter): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/requests',
      summary: 'Begin a request for cooperation: one draft for each addressee',
      access: contentRoles,
      audit: { action: 'request.create' },
      input: { body: CreateRequestsRequest },
      status: 201,
      output: BegunRequests,
      problems: ['CASE_CLOSED', 'ADDRESSEE_NOT_VALID'],
      handle: async ({ body }, { principal, describe }) => {
        const drafts = await service.create(principal, body);
        // An entry is about one object: the first draft, whose identifier is that of the group.
        for (const draft of drafts.slice(0, 1)) describe(requestObject(draft));
        const shown = drafts.map((draft) => presenter.summary(principal.organisationId, draft));
        return { items: await Promise.all(shown) };
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/requests/:requestId',
      summary: 'Read a request and its sealed content',
      access: contentRoles,
      audit: { action: 'request.read', object },
      input: { params: RequestParams },
      status: 200,
      output: RequestResponse,
      handle: async ({ params }, { principal, describe }) => {
        const request = await service.get(principal, params.requestId);
        describe(requestObject(request));
        return presenter.request(principal.organisationId, request);
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/requests/:requestId',
      summary: 'Change what is in clear of a draft',
      access: contentRoles,
      audit: { action: 'request.change', object },
      input: { params: RequestParams, body: ChangeRequestRequest, precondition: true },
      status: 200,
      output: RequestSummary,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { requestId } = params;
        const changed = await service.change(principal, requestId, expectedVersion, body);
        describe(requestObject(changed));
        return presenter.summary(principal.organisationId, changed);
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/requests/:requestId/content',
      summary: 'Write the sealed content of a draft',
      access: contentRoles,
      audit: { action: 'request.write-content', object },
      input: {
        params: RequestParams,
        body: WriteRequestContentRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 200,
      output: RequestSummary,
      problems: ['TRANSITION_NOT_ALLOWED', ...sealedContentProblems],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { requestId } = params;
        const { content } = body;
        const written = await service.writeContent(principal, requestId, expectedVersion, content);
        describe(requestObject(written));
        return presenter.summary(principal.organisationId, written);
      },
    }),
  ];
}
