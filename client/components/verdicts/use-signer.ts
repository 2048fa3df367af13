import { useQuery } from '@tanstack/react-query';
import { useColleagues } from '../../hooks/use-colleagues.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import type { ComparedKey } from '../../session/index.ts';

/** Who is said to have signed. */
export type SignerIds = { readonly accountId: string; readonly organisationId: string };

export type Signer = {
  readonly isSelf: boolean;
  /** Of colleagues only: the portal tells nobody the names of other organisations' members. */
  readonly name: string | undefined;
  readonly organisation: string;
  readonly compared: ComparedKey | undefined;
};

/** Undefined until all of it is known, so that nothing is said first and taken back afterwards. */
export function useSigner({ accountId, organisationId }: SignerIds): Signer | undefined {
  const { member } = useSignedIn();
  const organisations = useOrganisations();
  const colleagues = useColleagues();
  const compared = useComparedKey(accountId);
  if (organisations.isPending || colleagues.isPending || compared.isPending) return undefined;
  return {
    isSelf: accountId === member.id,
    name: colleagues.data?.get(accountId)?.displayName,
    organisation: organisations.data?.get(organisationId)?.name ?? organisationId,
    compared: compared.data ?? undefined,
  };
}

/** What this person has compared of a member's key, in this browser; `null` where nothing. */
function useComparedKey(accountId: string) {
  const { comparedKeys } = useWorkplace();
  return useQuery({
    queryKey: ['trust', 'member', accountId, 'compared'],
    queryFn: async () => (await comparedKeys.find('member', accountId)) ?? null,
    networkMode: 'always',
    staleTime: 0,
  });
}
