import type { AccessObject } from '../../../core/contracts/access-log.ts';
import {
  AskConsentRequest,
  ConsentPage,
  ConsentParams,
  ConsentQuery,
  ConsentResponse,
} from '../../../core/contracts/consents.ts';
import { MAX_SEALED_JSON_BODY } from '../../../core/contracts/limits.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import { openableBy, sealedContentProblems } from '../gate/index.ts';
import type { ConsentService } from './consent.service.ts';
import type { Consent } from './consent.ts';
import type { Answer } from './consent.transitions.ts';

const focalPoints = ['national-focal-point', 'court-focal-point'] as const;

export function consentEndpoints(service: ConsentService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/consents',
      summary: 'Ask who provided a file or a record to consent that one more organisation gets it',
      access: focalPoints,
      audit: { action: 'consent.ask' },
      input: { body: AskConsentRequest, bodyLimit: MAX_SEALED_JSON_BODY },
      status: 201,
      output: ConsentResponse,
      problems: ['NOT_FOUND', 'RECIPIENT_NOT_IN_CASE', 'ALREADY_EXISTS', ...sealedContentProblems],
      handle: async ({ body }, { principal, describe }) => {
        const consent = await service.ask(principal, body);
        describe(consentObject(consent));
        return present(consent, principal.organisationId);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/consents',
      summary: 'List the consents that the own organisation asked for, or is asked for',
      access: contentRoles,
      audit: { action: 'consent.list' },
      input: { query: ConsentQuery },
      status: 200,
      output: ConsentPage,
      handle: async ({ query }, { principal }) => {
        const { items, ...next } = await service.list(principal, query);
        const { organisationId } = principal;
        return { items: items.map((consent) => present(consent, organisationId)), ...next };
      },
    }),
    answerEndpoint(service, 'grant', 'Consent to what was asked'),
    answerEndpoint(service, 'refuse', 'Refuse consent, or withdraw it'),
  ];
}

function answerEndpoint(service: ConsentService, answer: Answer, summary: string): Endpoint {
  return defineEndpoint({
    method: 'post',
    path: `/consents/:consentId/${answer}`,
    summary,
    access: focalPoints,
    audit: { action: `consent.${answer}`, object: { type: 'consent', param: 'consentId' } },
    input: { params: ConsentParams, precondition: true },
    status: 200,
    output: ConsentResponse,
    problems: ['TRANSITION_NOT_ALLOWED'],
    handle: async ({ params }, { principal, expectedVersion, describe }) => {
      const consent = await service.answer(answer, principal, params.consentId, expectedVersion);
      describe(consentObject(consent));
      return present(consent, principal.organisationId);
    },
  });
}

function present({ reason, ...consent }: Consent, organisationId: string): ConsentResponse {
  const own = reason && openableBy(reason, organisationId);
  return { ...consent, ...(own && { reason: own }) };
}

/** For the access log, which shows each organisation what others wanted to do with what it provides. */
function consentObject({ id, version, providerOrganisationId }: Consent): AccessObject {
  return { type: 'consent', id, version, organisationId: providerOrganisationId };
}
