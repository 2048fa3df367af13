import { useQuery } from '@tanstack/react-query';
import { InvitationPage, MemberPage } from '../../../../core/contracts/accounts.ts';
import { OrganisationKeysResponse } from '../../../../core/contracts/keys.ts';
import type { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { listAll } from '../../../../core/exchange/pages.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { portal } from '../../../lib/portal.ts';

/** Organisations whose key is asked for: each is a request and a line in the access log. */
export const LOOKED_AT = 20;

const MINUTE_MS = 60_000;

/** Invitations that a second administrator can still approve. */
export function useAwaitingApproval() {
  return useQuery({
    queryKey: ['invitations', 'awaiting-approval'],
    queryFn: async () => {
      const now = new Date().toISOString();
      const invitations = await listAll(portal, InvitationPage, '/invitations');
      return invitations.filter(
        ({ state, expiresAt }) => state === 'awaiting-approval' && expiresAt > now,
      );
    },
  });
}

export function useSuspendedMembers() {
  return useQuery({
    queryKey: ['members', 'suspended'],
    queryFn: () => listAll(portal, MemberPage, '/members?state=suspended'),
  });
}

/** Of the organisations that were added last, those to which nothing can be sealed yet. */
export function useOrganisationsWithoutKey() {
  const organisations = useOrganisations().data;
  return useQuery({
    queryKey: ['organisations', 'without-key'],
    queryFn: () => withoutKey(newest([...(organisations?.values() ?? [])])),
    staleTime: 5 * MINUTE_MS,
    enabled: organisations !== undefined,
  });
}

function newest(organisations: readonly OrganisationResponse[]): OrganisationResponse[] {
  return organisations
    .filter(({ state }) => state === 'active')
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    .slice(0, LOOKED_AT);
}

async function withoutKey(
  organisations: readonly OrganisationResponse[],
): Promise<OrganisationResponse[]> {
  const looked = await Promise.all(
    organisations.map(async (organisation) => {
      const path = `/organisations/${organisation.id}/keys`;
      const { current } = await portal.call(OrganisationKeysResponse, path);
      return current ? [] : [organisation];
    }),
  );
  return looked.flat();
}
