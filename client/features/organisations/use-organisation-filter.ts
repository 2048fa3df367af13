import { useSearchParams } from 'react-router';
import {
  OrganisationState,
  type OrganisationResponse,
} from '../../../core/contracts/organisations.ts';
import { OrganisationKind } from '../../../core/contracts/vocabulary.ts';

/** What the address says of the list. What it says wrongly is left out. */
export type OrganisationFilter = {
  readonly kind: OrganisationKind | undefined;
  readonly state: OrganisationState | undefined;
  /** A part of the name. */
  readonly wanted: string;
};

export function useOrganisationFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: OrganisationFilter = {
    kind: OrganisationKind.safeParse(search.get('kind')).data,
    state: OrganisationState.safeParse(search.get('state')).data,
    wanted: search.get('q') ?? '',
  };
  return {
    filter,
    /** The way back leads out of what was chosen, but not through every letter that was typed. */
    narrow: (change: Partial<OrganisationFilter>): void => {
      const replace = change.wanted !== undefined;
      setSearch(searchOf({ ...filter, ...change }), { replace });
    },
  };
}

function searchOf({ kind, state, wanted }: OrganisationFilter): URLSearchParams {
  const said = { ...(kind && { kind }), ...(state && { state }) };
  return new URLSearchParams({ ...said, ...(wanted !== '' && { q: wanted }) });
}

/** By name. */
export function narrowed(
  organisations: Iterable<OrganisationResponse>,
  { kind, state, wanted }: OrganisationFilter,
): OrganisationResponse[] {
  const part = wanted.trim().toLowerCase();
  return [...organisations]
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => state === undefined || one.state === state)
    .filter(({ name }) => name.toLowerCase().includes(part))
    .sort((one, other) => one.name.localeCompare(other.name));
}
