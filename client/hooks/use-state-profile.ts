import { queryOptions, useQuery } from '@tanstack/react-query';
import { StateProfileResponse } from '../../core/contracts/state-profiles.ts';
import { portal } from '../lib/portal.ts';

const MINUTE_MS = 60_000;

export const stateProfileQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['state-profiles', organisationId],
    queryFn: () => portal.call(StateProfileResponse, `/state-profiles/${organisationId}`),
    staleTime: 5 * MINUTE_MS,
  });

/** What a State says of itself to those who ask it: empty as long as it has said nothing. */
export function useStateProfile(organisationId: string) {
  return useQuery(stateProfileQuery(organisationId));
}
