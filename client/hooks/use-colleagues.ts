import { useQuery } from '@tanstack/react-query';
import { MemberPage, type MemberResponse } from '../../core/contracts/accounts.ts';
import { listAll } from '../../core/exchange/pages.ts';
import { portal } from '../lib/portal.ts';
import { useSignedIn } from './use-signed-in.ts';

export type ColleaguesById = ReadonlyMap<string, MemberResponse>;

const MINUTE_MS = 60_000;

/** The members of the own organisation, by identifier. Those of others have no names here. */
export function useColleagues() {
  const { organisation } = useSignedIn();
  return useQuery({
    queryKey: ['members', organisation.id, 'by-id'],
    queryFn: async (): Promise<ColleaguesById> => {
      const path = `/members?organisationId=${organisation.id}`;
      const members = await listAll(portal, MemberPage, path);
      return new Map(members.map((member) => [member.id, member]));
    },
    staleTime: 5 * MINUTE_MS,
    // Pages do without names rather than ask again and again.
    retryOnMount: false,
  });
}
