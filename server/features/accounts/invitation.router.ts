import {
  AcceptedInvitationResponse,
  AcceptInvitationRequest,
  CreateInvitationRequest,
  InvitationPage,
  InvitationParams,
  InvitationResponse,
  IssuedInvitationResponse,
} from '../../../core/contracts/accounts.ts';
import { PageQuery } from '../../../core/contracts/paging.ts';
import { defineEndpoint, type Endpoint } from '../../platform/http/endpoint.ts';
import type { InvitationService } from './invitation.service.ts';

const object = { type: 'invitation', param: 'invitationId' } as const;
const managers = ['administrator', 'national-focal-point', 'court-focal-point'] as const;

export function invitationEndpoints(service: InvitationService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/invitations',
      summary: 'Invite a person; auditors and administrators wait for a second administrator',
      access: managers,
      audit: { action: 'invitation.create' },
      rateLimit: 'invitation',
      input: { body: CreateInvitationRequest },
      status: 201,
      output: IssuedInvitationResponse,
      problems: ['NOT_FOUND', 'ROLE_NOT_ALLOWED_HERE'],
      handle: async ({ body }, context) => {
        const invitation = await service.create(context.principal, body);
        context.describe({ type: 'invitation', id: invitation.id });
        return invitation;
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/invitations',
      summary: 'List invitations: the own organisation’s, or all for administrators',
      access: managers,
      audit: { action: 'invitation.list' },
      input: { query: PageQuery },
      status: 200,
      output: InvitationPage,
      handle: ({ query }, { principal }) => service.list(principal, query),
    }),
    defineEndpoint({
      method: 'post',
      path: '/invitations/:invitationId/approval',
      summary: 'Approve, as a second administrator, the invitation of an auditor or administrator',
      access: ['administrator'],
      audit: { action: 'invitation.approve', object },
      input: { params: InvitationParams },
      status: 200,
      output: IssuedInvitationResponse,
      problems: ['APPROVAL_BY_SAME_ACCOUNT', 'TRANSITION_NOT_ALLOWED', 'VERSION_CONFLICT'],
      handle: ({ params }, { principal }) => service.approve(principal, params.invitationId),
    }),
    defineEndpoint({
      method: 'delete',
      path: '/invitations/:invitationId',
      summary: 'Take back an invitation that was not used yet',
      access: managers,
      audit: { action: 'invitation.revoke', object },
      input: { params: InvitationParams },
      status: 200,
      output: InvitationResponse,
      problems: ['TRANSITION_NOT_ALLOWED', 'VERSION_CONFLICT'],
      handle: ({ params }, { principal }) => service.revoke(principal, params.invitationId),
    }),
    defineEndpoint({
      method: 'post',
      path: '/invitations/acceptance',
      summary: 'Use an invitation: choose a password, receive the second factor',
      access: 'public',
      audit: { action: 'invitation.accept' },
      rateLimit: 'sign-in',
      input: { body: AcceptInvitationRequest },
      status: 201,
      output: AcceptedInvitationResponse,
      problems: ['INVITATION_NOT_VALID', 'PASSWORD_TOO_WEAK', 'ALREADY_EXISTS'],
      handle: async ({ body }, context) => {
        const { account, secondFactorUri } = await service.accept(body);
        context.describe({ type: 'account', id: account.id });
        return { member: account, secondFactorUri };
      },
    }),
  ];
}
