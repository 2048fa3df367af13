import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useMemberTrusts, type Trusts } from '../../../hooks/use-trusts.ts';
import { opensContent, useHolders, useMembers, useOwnKeys } from '../use-people.ts';

export type MembersKeys = {
  /** Who may hold the organisation's key: active, in a role that opens content. */
  readonly entitled: readonly MemberResponse[];
  readonly trusts: Trusts;
  /** Accounts that hold the key in use; undefined where that is not told. */
  readonly holders: ReadonlySet<string> | undefined;
  /**
   * Accounts that lack a key, in use or earlier, which this person can give them. A renewal brings the new key to
   * members whom nobody has admitted; what came before stays closed to them until somebody does.
   */
  readonly lacking: ReadonlySet<string>;
};

/** What is known of the keys of the own organisation's members. */
export function useMembersKeys(): MembersKeys {
  const self = useSignedIn().member;
  const members = useMembers().data ?? [];
  const current = useOwnKeys().data?.current;
  const grants = useHolders().data;
  const entitled = members.filter(({ role, state }) => state === 'active' && opensContent(role));
  const trusts = useMemberTrusts(entitled.map(({ id }) => id));
  const keysOf = (accountId: string) =>
    (grants ?? []).flatMap((grant) => (grant.accountId === accountId ? [grant.fingerprint] : []));
  const lacksSome = (accountId: string) => {
    const held = keysOf(accountId);
    return keysOf(self.id).some((fingerprint) => !held.includes(fingerprint));
  };
  const holders =
    grants && current
      ? grants.filter(({ fingerprint }) => fingerprint === current.fingerprint)
      : undefined;
  return {
    entitled,
    trusts,
    holders: holders && new Set(holders.map(({ accountId }) => accountId)),
    lacking: new Set(entitled.map(({ id }) => id).filter(lacksSome)),
  };
}
