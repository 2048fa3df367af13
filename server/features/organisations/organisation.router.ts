import {
  ChooseCompatibilityRequest,
  CreateOrganisationRequest,
  OrganisationPage,
  OrganisationParams,
  OrganisationResponse,
} from '../../../core/contracts/organisations.ts';
import { PageQuery } from '../../../core/contracts/paging.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { OrganisationService } from './organisation.service.ts';

const object = { type: 'organisation', param: 'organisationId' } as const;

export function organisationEndpoints(service: OrganisationService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/organisations',
      summary: 'Admit an organisation to the portal',
      access: ['administrator'],
      audit: { action: 'organisation.create' },
      input: { body: CreateOrganisationRequest },
      status: 201,
      output: OrganisationResponse,
      problems: ['ALREADY_EXISTS'],
      handle: async ({ body }, context) => {
        const organisation = await service.create(body);
        context.describe({ type: 'organisation', id: organisation.id });
        return organisation;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/organisations',
      summary: 'List the organisations of the portal',
      access: 'session',
      audit: { action: 'organisation.list' },
      input: { query: PageQuery },
      status: 200,
      output: OrganisationPage,
      handle: ({ query }) => service.list(query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/organisations/:organisationId',
      summary: 'Read one organisation',
      access: 'session',
      audit: { action: 'organisation.read', object },
      input: { params: OrganisationParams },
      status: 200,
      output: OrganisationResponse,
      handle: ({ params }) => service.get(params.organisationId),
    }),
    defineEndpoint({
      method: 'post',
      path: '/organisations/:organisationId/suspension',
      summary: 'Suspend an organisation and all its members',
      access: ['administrator'],
      audit: { action: 'organisation.suspend', object },
      input: { params: OrganisationParams, precondition: true },
      status: 200,
      output: OrganisationResponse,
      problems: ['LAST_ADMINISTRATOR'],
      handle: ({ params }, { principal, expectedVersion }) =>
        service.suspend(principal, params.organisationId, expectedVersion),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/organisations/:organisationId/suspension',
      summary: 'End the suspension of an organisation',
      access: ['administrator'],
      audit: { action: 'organisation.reinstate', object },
      input: { params: OrganisationParams, precondition: true },
      status: 200,
      output: OrganisationResponse,
      handle: ({ params }, { expectedVersion }) =>
        service.reinstate(params.organisationId, expectedVersion),
    }),
    defineEndpoint({
      method: 'put',
      path: '/organisations/:organisationId/compatibility',
      summary: 'Choose whether files sealed to the own organisation must open in GnuPG',
      access: ['national-focal-point', 'court-focal-point'],
      audit: { action: 'organisation.choose-compatibility', object },
      input: { params: OrganisationParams, body: ChooseCompatibilityRequest, precondition: true },
      status: 200,
      output: OrganisationResponse,
      handle: ({ params, body }, { principal, expectedVersion }) =>
        service.chooseCompatibility(
          principal,
          params.organisationId,
          expectedVersion,
          body.gnupgCompatible,
        ),
    }),
  ];
}
