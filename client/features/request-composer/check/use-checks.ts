import { useQueries } from '@tanstack/react-query';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { todayInUtc } from '../../../components/requests/due.ts';
import { stateProfileQuery } from '../../../hooks/use-state-profile.ts';
import { checkOf, NO_PROFILE, type Check } from './checklist.ts';

export type Checks = {
  /** Absent as long as a profile is being asked for. */
  readonly all: readonly Check[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
};

/** What each request still lacks for its own addressee. */
export function useChecks(requests: readonly RequestSummary[], draft: RequestDraft): Checks {
  const { profiles, error, retry } = useQueries({
    queries: requests.map(({ addresseeOrganisationId, flow }) => ({
      ...stateProfileQuery(addresseeOrganisationId),
      // An organ of the Court has none.
      enabled: flow !== 'state-to-court',
    })),
    combine: (results) => ({
      profiles: results.map(({ data }) => data),
      error: results.find((result) => result.error)?.error,
      retry: () => {
        for (const result of results) if (result.error) void result.refetch();
      },
    }),
  });
  const today = todayInUtc();
  const all = requests.flatMap((request, at) => {
    const profile = request.flow === 'state-to-court' ? NO_PROFILE : profiles[at];
    return profile ? [checkOf({ request, profile, draft, today })] : [];
  });
  return { all: all.length === requests.length ? all : undefined, error, retry };
}
