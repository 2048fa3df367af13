import {
  MemberResponse,
  RenewSecondFactorRequest,
  RenewedSecondFactorResponse,
} from '../../../../core/contracts/accounts.ts';
import { SecondFactorRequest } from '../../../../core/contracts/sessions.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import type { SecondFactorService } from './second-factor.service.ts';

export function secondFactorEndpoints(service: SecondFactorService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/account/second-factor',
      summary: 'Receive a new second factor; the old one counts until this one is confirmed',
      access: 'session',
      audit: { action: 'second-factor.renew' },
      rateLimit: 'second-factor',
      input: { body: RenewSecondFactorRequest },
      status: 200,
      output: RenewedSecondFactorResponse,
      problems: ['SIGN_IN_FAILED', 'VERSION_CONFLICT'],
      handle: ({ body }, { principal }) => service.begin(principal, body.currentPassword),
    }),
    defineEndpoint({
      method: 'post',
      path: '/account/second-factor/confirmation',
      summary: 'Confirm the new second factor with its code; all other sessions of the account end',
      access: 'session',
      audit: { action: 'second-factor.confirm' },
      rateLimit: 'second-factor',
      input: { body: SecondFactorRequest },
      status: 200,
      output: MemberResponse,
      problems: ['TRANSITION_NOT_ALLOWED', 'SECOND_FACTOR_FAILED', 'VERSION_CONFLICT'],
      handle: ({ body }, { principal, session }) =>
        service.confirm(principal, session.id, body.code),
    }),
  ];
}
