import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Id } from '../../../../core/contracts/identifiers.ts';
import { SubmissionPage, SubmissionState } from '../../../../core/contracts/submissions.ts';
import { portal } from '../../../lib/portal.ts';

/** What the address says of the list. What it says wrongly is left out. */
export type SubmissionFilter = {
  readonly state: SubmissionState | undefined;
  readonly caseId: string | undefined;
  readonly cursor: string | undefined;
};

export function useSubmissionFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: SubmissionFilter = {
    state: SubmissionState.safeParse(search.get('state')).data,
    caseId: Id.safeParse(search.get('case')).data,
    cursor: Id.safeParse(search.get('cursor')).data,
  };
  return {
    filter,
    /** Begins at the newest again: a cursor is of one list only. */
    narrow: (change: Partial<Omit<SubmissionFilter, 'cursor'>>): void => {
      setSearch(searchOf({ ...filter, ...change, cursor: undefined }));
    },
  };
}

export function searchOf({ state, caseId, cursor }: SubmissionFilter): URLSearchParams {
  const entries = Object.entries({ state, case: caseId, cursor });
  return new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What the own organisation has begun or sent, newest first. Reads no record. */
export function useSubmissionList(filter: SubmissionFilter) {
  return useQuery({
    queryKey: ['submissions', 'list', filter],
    queryFn: () => portal.call(SubmissionPage, '/submissions', { query: filter }),
    placeholderData: keepPreviousData,
  });
}
