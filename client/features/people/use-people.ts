import { useQuery } from '@tanstack/react-query';
import { InvitationPage, MemberPage } from '../../../core/contracts/accounts.ts';
import { KeyHolderPage, OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { contentRoles, type Role } from '../../../core/contracts/vocabulary.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';

const FOCAL_POINTS: readonly Role[] = ['national-focal-point', 'court-focal-point'];

export function isFocalPoint(role: Role): boolean {
  return FOCAL_POINTS.includes(role);
}

/** Auditors and administrators never open content. */
export function opensContent(role: Role): boolean {
  return contentRoles.some((contentRole) => contentRole === role);
}

/** The members of the own organisation, those who have left too. Asked anew at each visit: this page is for changing them. */
export function useMembers() {
  const { organisation } = useSignedIn();
  return useQuery({
    queryKey: ['members', organisation.id, 'all'],
    queryFn: () => listAll(portal, MemberPage, `/members?organisationId=${organisation.id}`),
  });
}

export function useOwnKeys() {
  const { organisation } = useSignedIn();
  return useQuery({
    queryKey: ['organisations', organisation.id, 'keys'],
    queryFn: () => portal.call(OrganisationKeysResponse, `/organisations/${organisation.id}/keys`),
  });
}

/** Who holds which key of the own organisation; only focal points are told. */
export function useHolders() {
  const { member, organisation } = useSignedIn();
  return useQuery({
    queryKey: ['key-holders', organisation.id, 'all'],
    queryFn: () => listAll(portal, KeyHolderPage, `/organisations/${organisation.id}/grants`),
    enabled: isFocalPoint(member.role),
  });
}

/** Invitations that still wait for somebody, those that ran out left out. */
export function useOpenInvitations() {
  return useQuery({
    queryKey: ['invitations', 'waiting'],
    queryFn: async () => {
      const now = new Date().toISOString();
      const invitations = await listAll(portal, InvitationPage, '/invitations');
      return invitations.filter(
        ({ state, expiresAt }) =>
          (state === 'open' || state === 'awaiting-approval') && expiresAt > now,
      );
    },
  });
}
