import {
  OwnSessionsResponse,
  SecondFactorRequest,
  SessionParams,
  SessionResponse,
  SignInRequest,
} from '../../../core/contracts/sessions.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { SessionService } from './session.service.ts';

export function sessionEndpoints(service: SessionService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in, and the token that changes must carry',
      access: 'public',
      audit: { unrecorded: 'says nothing but who the caller is' },
      input: {},
      status: 200,
      output: SessionResponse,
      handle: (_input, { session, principal }) => service.describe(session, principal),
    }),
    defineEndpoint({
      method: 'post',
      path: '/session',
      summary: 'Sign in, first step: address and password. In a demonstration also the last',
      access: 'public',
      audit: { action: 'session.sign-in' },
      rateLimit: 'sign-in',
      input: { body: SignInRequest },
      status: 200,
      output: SessionResponse,
      problems: ['SIGN_IN_FAILED'],
      handle: async ({ body }, { session, identify }) => {
        const { principal, response } = await service.signIn(session, body.email);
        if (principal) identify(principal);
        return response;
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/session/second-factor',
      summary: 'Sign in, second step: the code of the second factor',
      access: 'public',
      audit: { action: 'session.second-factor' },
      rateLimit: 'sign-in',
      input: { body: SecondFactorRequest },
      status: 200,
      output: SessionResponse,
      problems: ['UNAUTHENTICATED', 'SECOND_FACTOR_FAILED'],
      handle: async (_input, { session, identify }) => {
        const { principal, response } = await service.completeSignIn(session);
        if (principal) identify(principal);
        return response;
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      access: 'session',
      audit: { action: 'session.sign-out' },
      input: {},
      status: 204,
      output: 'empty',
      handle: async (_input, { session }) => {
        await session.end();
        return undefined;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/sessions',
      summary: 'List the own sessions',
      access: 'session',
      audit: { action: 'session.list' },
      input: {},
      status: 200,
      output: OwnSessionsResponse,
      handle: (_input, { principal, session }) => service.listOwn(principal, session.id),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/sessions/:reference',
      summary: 'End one of the own sessions',
      access: 'session',
      audit: { action: 'session.revoke' },
      input: { params: SessionParams },
      status: 204,
      output: 'empty',
      handle: async ({ params }, { principal }) => {
        await service.revokeOwn(principal, params.reference);
        return undefined;
      },
    }),
  ];
}
