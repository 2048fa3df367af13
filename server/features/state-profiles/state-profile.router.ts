import { OrganisationParams } from '../../../core/contracts/organisations.ts';
import {
  StateProfileResponse,
  WriteStateProfileRequest,
} from '../../../core/contracts/state-profiles.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { StateProfileService } from './state-profile.service.ts';

const path = '/state-profiles/:organisationId';
const object = { type: 'organisation', param: 'organisationId' } as const;

export function stateProfileEndpoints(service: StateProfileService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path,
      summary: 'Read what a State demands of requests',
      access: contentRoles,
      audit: { action: 'state-profile.read', object },
      input: { params: OrganisationParams },
      status: 200,
      output: StateProfileResponse,
      handle: async ({ params: { organisationId } }, { describe }) => {
        const profile = await service.get(organisationId);
        describe({ type: 'organisation', id: organisationId, organisationId });
        return profile;
      },
    }),
    defineEndpoint({
      method: 'put',
      path,
      summary: 'Write, or confirm, what the own State demands of requests',
      access: ['national-focal-point'],
      audit: { action: 'state-profile.write', object },
      input: { params: OrganisationParams, body: WriteStateProfileRequest, precondition: true },
      status: 200,
      output: StateProfileResponse,
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { organisationId: id } = params;
        const profile = await service.write(principal, id, expectedVersion, body);
        describe({ type: 'organisation', id, organisationId: id, version: profile.version });
        return profile;
      },
    }),
  ];
}
