import {
  CasePage,
  CaseParams,
  CaseResponse,
  CreateCaseRequest,
  ParticipantParams,
} from '../../../core/contracts/cases.ts';
import { PageQuery } from '../../../core/contracts/paging.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { CaseService } from './case.service.ts';

const object = { type: 'case', param: 'caseId' } as const;

export function caseEndpoints(service: CaseService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/cases',
      summary: 'Open a case of the own organ of the Court',
      access: ['court-focal-point'],
      audit: { action: 'case.create' },
      input: { body: CreateCaseRequest },
      status: 201,
      output: CaseResponse,
      problems: ['ALREADY_EXISTS'],
      handle: async ({ body }, context) => {
        const courtCase = await service.create(context.principal, body);
        context.describe({ type: 'case', id: courtCase.id });
        return courtCase;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/cases',
      summary: 'List the cases that the own organisation takes part in; all of them for oversight',
      access: 'session',
      audit: { action: 'case.list' },
      input: { query: PageQuery },
      status: 200,
      output: CasePage,
      handle: ({ query }, { principal }) => service.list(principal, query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/cases/:caseId',
      summary: 'Read one case',
      access: 'session',
      audit: { action: 'case.read', object },
      input: { params: CaseParams },
      status: 200,
      output: CaseResponse,
      handle: ({ params }, { principal }) => service.get(principal, params.caseId),
    }),
    defineEndpoint({
      method: 'put',
      path: '/cases/:caseId/participants/:organisationId',
      summary: 'Let an organisation take part in a case of the own organ',
      access: ['court-focal-point'],
      audit: { action: 'case.add-participant', object },
      input: { params: ParticipantParams, precondition: true },
      status: 200,
      output: CaseResponse,
      problems: ['ALREADY_EXISTS'],
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        const { caseId: id, organisationId } = params;
        const changed = await service.addParticipant(
          principal,
          id,
          expectedVersion,
          organisationId,
        );
        describe({ type: 'case', id, organisationId });
        return changed;
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/cases/:caseId/participants/:organisationId',
      summary: 'End the part of an organisation in a case of the own organ',
      access: ['court-focal-point'],
      audit: { action: 'case.remove-participant', object },
      input: { params: ParticipantParams, precondition: true },
      status: 200,
      output: CaseResponse,
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        const { caseId: id, organisationId } = params;
        const changed = await service.removeParticipant(
          principal,
          id,
          expectedVersion,
          organisationId,
        );
        describe({ type: 'case', id, organisationId });
        return changed;
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/cases/:caseId/closure',
      summary: 'Close a case of the own organ: it takes no new submissions, reviews go on',
      access: ['court-focal-point'],
      audit: { action: 'case.close', object },
      input: { params: CaseParams, precondition: true },
      status: 200,
      output: CaseResponse,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: ({ params }, { principal, expectedVersion }) =>
        service.close(principal, params.caseId, expectedVersion),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/cases/:caseId/closure',
      summary: 'Open a closed case of the own organ again',
      access: ['court-focal-point'],
      audit: { action: 'case.reopen', object },
      input: { params: CaseParams, precondition: true },
      status: 200,
      output: CaseResponse,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: ({ params }, { principal, expectedVersion }) =>
        service.reopen(principal, params.caseId, expectedVersion),
    }),
  ];
}
