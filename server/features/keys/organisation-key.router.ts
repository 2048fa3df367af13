import {
  OrganisationKeyParams,
  OrganisationKeysResponse,
  PublishOrganisationKeyRequest,
} from '../../../core/contracts/keys.ts';
import { LogEvidence } from '../../../core/contracts/log-evidence.ts';
import { MAX_SEALED_JSON_BODY } from '../../../core/contracts/limits.ts';
import { OrganisationParams } from '../../../core/contracts/organisations.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import { keyObject, keyProblems } from './key-endpoints.ts';
import type { OrganisationKeys, OrganisationKeyService } from './organisation-key.service.ts';

const object = { type: 'organisation', param: 'organisationId' } as const;

export function organisationKeyEndpoints(service: OrganisationKeyService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/organisations/:organisationId/keys',
      summary: "Publish the own organisation's first key, or rotate to its next one",
      access: ['national-focal-point', 'court-focal-point'],
      audit: { action: 'organisation-key.publish', object, durability: 'witnessed' },
      input: {
        params: OrganisationParams,
        body: PublishOrganisationKeyRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 201,
      output: OrganisationKeysResponse,
      problems: [
        ...keyProblems,
        'KEY_FORMAT_MISMATCH',
        'ORGANISATION_KEY_EXPIRES',
        'ROTATION_NOT_VALID',
        'MEMBER_KEY_MISSING',
        'GRANT_RECIPIENTS_DIFFER',
        'GRANT_NOT_VALID',
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const { organisationId } = params;
        const keys = await service.publish(principal, organisationId, expectedVersion, body);
        if (keys.keyring) describe(keyObject(keys.keyring.current, organisationId));
        return present(keys);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/organisations/:organisationId/keys',
      summary:
        "Read an organisation's public keys and the declarations by which each named its successor",
      access: 'session',
      audit: { action: 'organisation-key.list', object },
      input: { params: OrganisationParams },
      status: 200,
      output: OrganisationKeysResponse,
      handle: async ({ params }) => present(await service.get(params.organisationId)),
    }),
    defineEndpoint({
      method: 'get',
      path: '/organisations/:organisationId/keys/:fingerprint/publication',
      summary: "Prove that the access log holds the publication of an organisation's key",
      access: 'session',
      audit: { action: 'organisation-key.read-publication', object },
      input: { params: OrganisationKeyParams },
      status: 200,
      output: LogEvidence,
      handle: ({ params }) => service.getPublication(params.organisationId, params.fingerprint),
    }),
  ];
}

function present({ organisationId, keyring, rotationDue }: OrganisationKeys) {
  return {
    organisationId,
    version: keyring?.version ?? 0,
    ...(keyring && { current: keyring.current }),
    previous: [...(keyring?.superseded ?? [])],
    rotationDue,
  };
}
