import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ComparedKey, Trust } from '../session/index.ts';
import { useWorkplace } from './use-keys.ts';

/** A key as the portal offers it now, held against what this person has compared. */
export type KnownKey = {
  readonly trust: Trust;
  readonly compared: ComparedKey | undefined;
};
export type OrganisationTrust = KnownKey;
export type Trusts = {
  readonly byId: ReadonlyMap<string, KnownKey>;
  /** Of the first that could not be asked for. */
  readonly error: unknown;
  readonly retry: () => void;
};

/** Of organisations. Asked once: what somebody looks at must not change under their eyes. Needs no unlocked keys. */
export function useTrusts(organisationIds: readonly string[]): Trusts {
  return useKnownKeys('organisation', organisationIds);
}

/** The same of members, by account. */
export function useMemberTrusts(accountIds: readonly string[]): Trusts {
  return useKnownKeys('member', accountIds);
}

function useKnownKeys(subject: ComparedKey['subject'], ids: readonly string[]): Trusts {
  const { keys, comparedKeys } = useWorkplace();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['trust', subject, id, 'known'],
      queryFn: async () => {
        const compared = await comparedKeys.find(subject, id);
        const worker = keys.worker();
        const trust = await (subject === 'member'
          ? worker.trustOfMember(id, compared?.fingerprint)
          : worker.trustOfOrganisation(id, compared?.fingerprint));
        return [id, { trust, compared }] as const;
      },
      staleTime: Infinity,
    })),
    combine: (results) => ({
      byId: new Map(results.flatMap(({ data }) => (data ? [data] : []))),
      error: results.find(({ error }) => error)?.error,
      retry: () => {
        for (const result of results) if (result.error) void result.refetch();
      },
    }),
  });
}

/** Remembers that a fingerprint was compared, and looks at that key again. */
export function useRememberKey() {
  const { comparedKeys } = useWorkplace();
  const queryClient = useQueryClient();
  return useCallback(
    async (key: Omit<ComparedKey, 'comparedAt'>): Promise<void> => {
      await comparedKeys.remember(key);
      await queryClient.invalidateQueries({ queryKey: ['trust', key.subject, key.id] });
    },
    [comparedKeys, queryClient],
  );
}
