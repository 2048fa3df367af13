import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { OpeningsQuery } from '../../../core/contracts/access-log-openings.ts';
import type { OpeningsFilter } from '../../components/log/use-openings.ts';

const { about, by, action, object, submission, cursor, direction } = OpeningsQuery.shape;

const Filter = z.object({
  about: about.catch('content'),
  by: by.catch('others'),
  action: action.catch(undefined),
  object: object.catch(undefined),
  submission: submission.catch(undefined),
  /** Days in UTC; both are included. */
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  cursor: cursor.catch(undefined),
  direction: direction.catch('older'),
});
export type Filter = z.infer<typeof Filter>;

/** The whole state of the page, as its address says it. What the address says wrongly is left out. */
export function useOpeningsFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => Filter.parse(Object.fromEntries(parameters)), [parameters]);
  return {
    filter,
    /** Begins at the newest again: a cursor is of one list only. */
    narrow: (change: Partial<Filter>): void => {
      setParameters(addressOf({ ...filter, cursor: undefined, ...change }));
    },
  };
}

export function addressOf({ about, by, direction, ...others }: Filter): URLSearchParams {
  const given = {
    ...others,
    ...(about === 'content' ? {} : { about }),
    ...(by === 'others' ? {} : { by }),
    ...(direction === 'older' ? {} : { direction }),
  };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** Whose key changes they are does not matter: all are shown. */
export function queryOf({ since, until, ...filter }: Filter): OpeningsFilter {
  return {
    ...filter,
    ...(filter.about === 'keys' && { by: 'all' }),
    ...(since !== undefined && { from: `${since}T00:00:00.000Z` }),
    ...(until !== undefined && { to: `${until}T23:59:59.999Z` }),
  };
}
