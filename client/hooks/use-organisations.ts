import { useQuery } from '@tanstack/react-query';
import { OrganisationPage, type OrganisationResponse } from '../../core/contracts/organisations.ts';
import { listAll } from '../../core/exchange/pages.ts';
import { portal } from '../lib/portal.ts';

export type OrganisationsById = ReadonlyMap<string, OrganisationResponse>;

const MINUTE_MS = 60_000;

/** Every organisation of the portal, by identifier: lists name them, and there are hundreds at most. */
export function useOrganisations() {
  return useQuery({
    queryKey: ['organisations', 'by-id'],
    queryFn: async (): Promise<OrganisationsById> => {
      const organisations = await listAll(portal, OrganisationPage, '/organisations');
      return new Map(organisations.map((organisation) => [organisation.id, organisation]));
    },
    staleTime: 5 * MINUTE_MS,
  });
}
