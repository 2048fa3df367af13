import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import {
  MarkReadRequest,
  MessagePage,
  MessageQuery,
  MessageRequest,
  MessageResponse,
  ReadMark,
} from '../../../../core/contracts/messages.ts';
import { RequestParams } from '../../../../core/contracts/requests.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { notFound } from '../../../platform/errors.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { openableBy, sealedContentProblems } from '../../gate/index.ts';
import { requestObject } from '../request-object.ts';
import type { MessageService } from './message.service.ts';
import type { Message } from './message.ts';

const object = { type: 'request', param: 'requestId' } as const;

export function messageEndpoints(service: MessageService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/requests/:requestId/messages',
      summary: 'Write to the other side of a request',
      access: contentRoles,
      audit: { action: 'message.send', object },
      input: { params: RequestParams, body: MessageRequest, bodyLimit: MAX_SEALED_JSON_BODY },
      status: 201,
      output: MessageResponse,
      problems: ['TRANSITION_NOT_ALLOWED', ...sealedContentProblems],
      handle: async ({ params, body }, { principal, describe }) => {
        const { message, request } = await service.add(principal, params.requestId, body.content);
        describe(requestObject(request));
        return present(message, principal.organisationId);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/requests/:requestId/messages',
      summary: 'Read the messages on a request, newest first, and how far each side has read',
      access: contentRoles,
      audit: { action: 'message.list', object },
      input: { params: RequestParams, query: MessageQuery },
      status: 200,
      output: MessagePage,
      handle: async ({ params, query }, { principal, describe }) => {
        const { items, request, ...rest } = await service.list(principal, params.requestId, query);
        describe(requestObject(request));
        return {
          items: items.map((message) => present(message, principal.organisationId)),
          ...rest,
        };
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/requests/:requestId/messages/read',
      summary: 'Say that the own organisation has read the messages on a request up to this one',
      access: contentRoles,
      audit: { action: 'message.mark-read', object },
      input: { params: RequestParams, body: MarkReadRequest },
      status: 200,
      output: ReadMark,
      handle: async ({ params, body }, { principal, describe }) => {
        const { readMark, request } = await service.markRead(
          principal,
          params.requestId,
          body.messageId,
        );
        describe(requestObject(request));
        return readMark;
      },
    }),
  ];
}

function present({ content, ...message }: Message, organisationId: string): MessageResponse {
  const openable = openableBy(content, organisationId);
  if (!openable) throw notFound();
  return { ...message, content: openable };
}
