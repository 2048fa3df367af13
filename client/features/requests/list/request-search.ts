import type { RequestQuery } from '../../../../core/contracts/requests.ts';

/** What narrows and orders the list. */
export type RequestFilter = {
  readonly [Name in 'side' | 'sort' | 'state' | 'caseId' | 'measure' | 'late' | 'cursor']:
    RequestQuery[Name] | undefined;
} & Pick<RequestQuery, 'side' | 'sort'>;

/** The address of a list, without what is so anyway. */
export function searchOf({ caseId, sort, ...filter }: RequestFilter): URLSearchParams {
  const order = sort === 'newest' ? undefined : sort;
  const entries = Object.entries({ ...filter, case: caseId, sort: order });
  return new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function isNarrowed({ state, caseId, measure, late, sort }: RequestFilter): boolean {
  return [state, caseId, measure, late].some((one) => one !== undefined) || sort === 'target';
}
