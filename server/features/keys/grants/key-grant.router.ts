import {
  GrantKeyRequest,
  KeyGrantPage,
  KeyHolderPage,
  KeyHolderResponse,
} from '../../../../core/contracts/keys.ts';
import { MAX_KEY_JSON_BODY } from '../../../../core/contracts/limits.ts';
import { OrganisationParams } from '../../../../core/contracts/organisations.ts';
import { PageQuery } from '../../../../core/contracts/paging.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { sha256OfText } from '../key-endpoints.ts';
import type { KeyGrantService } from './key-grant.service.ts';

const focalPoints = ['national-focal-point', 'court-focal-point'] as const;

export function keyGrantEndpoints(service: KeyGrantService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/organisations/:organisationId/grants',
      summary:
        'Give a member of the own organisation one of its keys, sealed to the key of that member',
      access: focalPoints,
      audit: {
        action: 'key-grant.create',
        object: { type: 'organisation', param: 'organisationId' },
      },
      input: { params: OrganisationParams, body: GrantKeyRequest, bodyLimit: MAX_KEY_JSON_BODY },
      status: 201,
      output: KeyHolderResponse,
      problems: ['GRANTEE_HAS_NO_KEY', 'GRANT_NOT_VALID'],
      handle: async ({ params, body }, { principal, describe }) => {
        const { organisationId } = params;
        const grant = await service.grant(principal, organisationId, body);
        const digest = sha256OfText(grant.armoredMessage);
        describe({ type: 'account', id: grant.accountId, organisationId, digest });
        return grant;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/organisations/:organisationId/grants',
      summary: 'List which member of the own organisation holds which of its keys',
      access: focalPoints,
      audit: {
        action: 'key-grant.list',
        object: { type: 'organisation', param: 'organisationId' },
      },
      input: { params: OrganisationParams, query: PageQuery },
      status: 200,
      output: KeyHolderPage,
      handle: ({ params, query }, { principal }) =>
        service.listHolders(principal, params.organisationId, query),
    }),
    defineEndpoint({
      method: 'get',
      path: '/account/grants',
      summary: "Fetch the own organisation's keys as they were granted to the caller",
      access: contentRoles,
      audit: { action: 'key-grant.list' },
      input: { query: PageQuery },
      status: 200,
      output: KeyGrantPage,
      handle: ({ query }, { principal }) => service.listOwn(principal, query),
    }),
  ];
}
