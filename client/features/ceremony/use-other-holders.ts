import { useQuery } from '@tanstack/react-query';
import { KeyHolderPage, OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useColleagues } from '../../hooks/use-colleagues.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';

/** Names of the active colleagues who hold the organisation's current key; undefined where that cannot be known. */
export function useOtherHolders(): readonly string[] | undefined {
  const { member, organisation } = useSignedIn();
  const { data: colleagues } = useColleagues();
  const { data: holders } = useQuery({
    queryKey: ['key-holders', organisation.id],
    queryFn: async () => {
      const path = `/organisations/${organisation.id}`;
      const { current } = await portal.call(OrganisationKeysResponse, `${path}/keys`);
      if (!current) return null;
      const grants = await listAll(portal, KeyHolderPage, `${path}/grants`);
      return grants.filter(({ fingerprint }) => fingerprint === current.fingerprint);
    },
    // Only focal points are told.
    enabled: member.role !== 'expert',
  });
  if (!holders || !colleagues) return undefined;
  return holders.flatMap(({ accountId }) => {
    const colleague = colleagues.get(accountId);
    const isOther = accountId !== member.id && colleague?.state === 'active';
    return isOther ? [colleague.displayName] : [];
  });
}
