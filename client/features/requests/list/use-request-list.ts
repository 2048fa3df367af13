import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Id } from '../../../../core/contracts/identifiers.ts';
import { RequestState } from '../../../../core/contracts/request-transitions.ts';
import { RequestPage, RequestSide, RequestSort } from '../../../../core/contracts/requests.ts';
import { Measure } from '../../../../core/contracts/vocabulary.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { searchOf, type RequestFilter } from './request-search.ts';

/** What the address says of the list. What it says wrongly is left out. */
export function useRequestFilter() {
  const [search, setSearch] = useSearchParams();
  const { organisation } = useSignedIn();
  const filter: RequestFilter = {
    // Mostly the Court asks and States are asked.
    side:
      RequestSide.safeParse(search.get('side')).data ??
      (organisation.kind === 'court-organ' ? 'requester' : 'addressee'),
    sort: RequestSort.safeParse(search.get('sort')).data ?? 'newest',
    state: RequestState.safeParse(search.get('state')).data,
    caseId: Id.safeParse(search.get('case')).data,
    measure: Measure.safeParse(search.get('measure')).data,
    late: search.get('late') === 'true' ? 'true' : undefined,
    cursor: Id.safeParse(search.get('cursor')).data,
  };
  return {
    filter,
    /** Begins at the first page again: a cursor is of one list only. */
    narrow: (change: Partial<Omit<RequestFilter, 'cursor'>>): void => {
      setSearch(searchOf({ ...filter, ...change, cursor: undefined }));
    },
  };
}

/** What the own organisation has asked, or is asked. Reads no content. */
export function useRequestList(filter: RequestFilter) {
  return useQuery({
    queryKey: ['requests', 'list', filter],
    queryFn: () => portal.call(RequestPage, '/requests', { query: filter }),
    placeholderData: keepPreviousData,
  });
}
