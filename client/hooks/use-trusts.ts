import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ComparedKey, Trust } from '../session/index.ts';
import { useWorkplace } from './use-keys.ts';

/** An organisation's key as the portal offers it now, held against what this person has compared. */
export type OrganisationTrust = {
  readonly trust: Trust;
  readonly compared: ComparedKey | undefined;
};
export type Trusts = {
  readonly byId: ReadonlyMap<string, OrganisationTrust>;
  /** Of the first that could not be asked for. */
  readonly error: unknown;
  readonly retry: () => void;
};

/** Asked once: what somebody looks at must not change under their eyes. Needs no unlocked keys. */
export function useTrusts(organisationIds: readonly string[]): Trusts {
  const { keys, comparedKeys } = useWorkplace();
  return useQueries({
    queries: organisationIds.map((id) => ({
      queryKey: ['trust', 'organisation', id],
      queryFn: async () => {
        const compared = await comparedKeys.find('organisation', id);
        const trust = await keys.worker().trustOfOrganisation(id, compared?.fingerprint);
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
