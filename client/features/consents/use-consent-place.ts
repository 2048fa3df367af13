import { useSearchParams } from 'react-router';
import { ConsentState } from '../../../core/contracts/consents.ts';
import { Id } from '../../../core/contracts/identifiers.ts';

export const PARTS = ['provider', 'asking', 'shared'] as const;
/** What the own organisation is asked for, what it has asked for, and what others have passed on to it. */
export type Part = (typeof PARTS)[number];

/** What the address says of the page. What it says wrongly is left out. */
export type ConsentPlace = {
  readonly part: Part;
  readonly state: ConsentState | undefined;
  readonly cursor: string | undefined;
};

export function useConsentPlace() {
  const [search, setSearch] = useSearchParams();
  const place: ConsentPlace = {
    part: PARTS.find((part) => part === search.get('side')) ?? 'provider',
    state: ConsentState.safeParse(search.get('state')).data,
    cursor: Id.safeParse(search.get('cursor')).data,
  };
  return {
    place,
    /** Begins at the newest again: a cursor is of one list only. */
    go: (change: Partial<Omit<ConsentPlace, 'cursor'>>): void => {
      setSearch(searchOf({ ...place, ...change, cursor: undefined }));
    },
  };
}

export function addressOf(place: ConsentPlace): string {
  return `/consents?${searchOf(place)}`;
}

function searchOf({ part, state, cursor }: ConsentPlace): URLSearchParams {
  return new URLSearchParams({ side: part, ...(state && { state }), ...(cursor && { cursor }) });
}
