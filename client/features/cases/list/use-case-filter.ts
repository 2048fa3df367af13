import { useSearchParams } from 'react-router';
import { CaseState, type CaseResponse } from '../../../../core/contracts/cases.ts';

/** What the address says of the list. What it says wrongly is left out. */
export type CaseFilter = {
  readonly state: CaseState | undefined;
  /** A part of the reference. */
  readonly wanted: string;
};

export function useCaseFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: CaseFilter = {
    state: CaseState.safeParse(search.get('state')).data,
    wanted: search.get('q') ?? '',
  };
  return {
    filter,
    /** The way back leads out of a chosen state, but not through every letter that was typed. */
    narrow: (change: Partial<CaseFilter>): void => {
      const replace = change.wanted !== undefined;
      setSearch(searchOf({ ...filter, ...change }), { replace });
    },
  };
}

function searchOf({ state, wanted }: CaseFilter): URLSearchParams {
  return new URLSearchParams({ ...(state && { state }), ...(wanted !== '' && { q: wanted }) });
}

/** The newest first. */
export function narrowed(cases: Iterable<CaseResponse>, filter: CaseFilter): CaseResponse[] {
  const wanted = filter.wanted.trim().toUpperCase();
  return [...cases]
    .filter(({ state }) => filter.state === undefined || state === filter.state)
    .filter(({ reference }) => reference.includes(wanted))
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}
