import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { useKeys } from '../../hooks/use-keys.ts';

type OrganisationKeys = z.infer<typeof OrganisationKeysResponse>;

/**
 * The earlier keys from which verified signatures lead to the current one. Begins at the oldest: as a rule one look at
 * the keys then tells all of them, and each look is written to the log.
 */
export function useSuccession({ organisationId, current, previous }: OrganisationKeys) {
  const keys = useKeys();
  return useQuery({
    queryKey: ['trust', 'organisation', organisationId, 'succession', current?.fingerprint],
    queryFn: async (): Promise<ReadonlySet<string>> => {
      for (const { fingerprint } of [...previous].reverse()) {
        const trust = await keys.worker().trustOfOrganisation(organisationId, fingerprint);
        if (trust.status === 'rotated') return new Set(trust.chain);
      }
      return new Set();
    },
    staleTime: Infinity,
  });
}
