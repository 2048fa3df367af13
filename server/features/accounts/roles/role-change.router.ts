import {
  MemberParams,
  MemberResponse,
  ProposeRoleRequest,
} from '../../../../core/contracts/accounts.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { memberFor } from '../member-for.ts';
import type { RoleChangeService } from './role-change.service.ts';

const object = { type: 'account', param: 'accountId' } as const;

export function roleChangeEndpoints(service: RoleChangeService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'put',
      path: '/members/:accountId/role-change',
      summary: 'Propose another role for a member; it waits for a second administrator',
      access: ['administrator'],
      audit: { action: 'member.propose-role', object },
      input: { params: MemberParams, body: ProposeRoleRequest, precondition: true },
      status: 200,
      output: MemberResponse,
      problems: ['OWN_ROLE', 'ROLE_NOT_ALLOWED_HERE', 'TRANSITION_NOT_ALLOWED'],
      handle: async ({ params, body }, { principal, expectedVersion }) =>
        memberFor(
          principal,
          await service.propose(principal, params.accountId, expectedVersion, body.role),
        ),
    }),
    defineEndpoint({
      method: 'post',
      path: '/members/:accountId/role-change/approval',
      summary:
        'Approve, as a second administrator, the role proposed for a member; their sessions end',
      access: ['administrator'],
      audit: { action: 'member.approve-role', object, durability: 'witnessed' },
      input: { params: MemberParams, precondition: true },
      status: 200,
      output: MemberResponse,
      problems: [
        'OWN_ROLE',
        'TRANSITION_NOT_ALLOWED',
        'APPROVAL_BY_SAME_ACCOUNT',
        'LAST_ADMINISTRATOR',
      ],
      handle: async ({ params }, { principal, expectedVersion }) =>
        memberFor(principal, await service.approve(principal, params.accountId, expectedVersion)),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/members/:accountId/role-change',
      summary: 'Take back what was proposed for a member',
      access: ['administrator'],
      audit: { action: 'member.withdraw-role', object },
      input: { params: MemberParams, precondition: true },
      status: 200,
      output: MemberResponse,
      problems: ['OWN_ROLE', 'TRANSITION_NOT_ALLOWED'],
      handle: async ({ params }, { principal, expectedVersion }) =>
        memberFor(principal, await service.withdraw(principal, params.accountId, expectedVersion)),
    }),
  ];
}
