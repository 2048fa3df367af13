import {
  ChangePasswordRequest,
  MemberPage,
  MemberParams,
  MemberQuery,
  MemberResponse,
} from '../../../core/contracts/accounts.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { AccountService } from './account.service.ts';
import { memberFor } from './member-for.ts';

const object = { type: 'account', param: 'accountId' } as const;
const managers = ['administrator', 'national-focal-point', 'court-focal-point'] as const;

export function accountEndpoints(service: AccountService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/members',
      summary: 'List the members of an organisation',
      access: 'session',
      audit: { action: 'member.list' },
      input: { query: MemberQuery },
      status: 200,
      output: MemberPage,
      handle: async ({ query }, { principal }) => {
        const { items, ...page } = await service.list(principal, query);
        return { ...page, items: items.map((account) => memberFor(principal, account)) };
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/members/:accountId/suspension',
      summary: 'Suspend a member; it takes effect on their next request',
      access: managers,
      audit: { action: 'member.suspend', object },
      input: { params: MemberParams, precondition: true },
      status: 200,
      output: MemberResponse,
      problems: ['LAST_ADMINISTRATOR'],
      handle: async ({ params }, { principal, expectedVersion }) =>
        memberFor(principal, await service.suspend(principal, params.accountId, expectedVersion)),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/members/:accountId/suspension',
      summary: 'End the suspension of a member',
      access: managers,
      audit: { action: 'member.reinstate', object },
      input: { params: MemberParams, precondition: true },
      status: 200,
      output: MemberResponse,
      handle: async ({ params }, { principal, expectedVersion }) =>
        memberFor(principal, await service.reinstate(principal, params.accountId, expectedVersion)),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/members/:accountId',
      summary:
        'Remove a member for good; their key grants go, and the organisation key is due for rotation',
      access: managers,
      audit: { action: 'member.remove', object },
      input: { params: MemberParams, precondition: true },
      status: 200,
      output: MemberResponse,
      problems: ['LAST_ADMINISTRATOR'],
      handle: async ({ params }, { principal, expectedVersion }) =>
        memberFor(principal, await service.remove(principal, params.accountId, expectedVersion)),
    }),
    defineEndpoint({
      method: 'put',
      path: '/account/password',
      summary: 'Change the own password; all other sessions of the account end',
      access: 'session',
      audit: { action: 'password.change' },
      rateLimit: 'second-factor',
      input: { body: ChangePasswordRequest },
      status: 200,
      output: MemberResponse,
      problems: ['SIGN_IN_FAILED', 'PASSWORD_TOO_WEAK', 'VERSION_CONFLICT'],
      handle: ({ body }, { principal, session }) =>
        service.changePassword(principal, session.id, body),
    }),
  ];
}
