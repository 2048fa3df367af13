import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { accessLogFilters, AccessLogParams } from '../../../core/contracts/access-log.ts';

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, quarter: 90 } as const;

export const PERIODS = ['day', 'week', 'month', 'quarter', 'dates'] as const;
export type Period = (typeof PERIODS)[number];

const Filter = z.object({
  period: z.enum(PERIODS).catch('week'),
  /** Days in UTC, for the period `dates`; both are included. */
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  actor: accessLogFilters.actor.catch(undefined),
  organisation: accessLogFilters.organisation.catch(undefined),
  action: accessLogFilters.action.catch(undefined),
  object: accessLogFilters.object.catch(undefined),
  outcome: accessLogFilters.outcome.catch(undefined),
  cursor: AccessLogParams.shape.index.optional().catch(undefined),
  direction: z.enum(['older', 'newer']).catch('older'),
  entry: AccessLogParams.shape.index.optional().catch(undefined),
});
export type LogFilter = z.infer<typeof Filter>;

/** The whole state of the page, as its address says it. What the address says wrongly is left out. */
export function useLogFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => Filter.parse(Object.fromEntries(parameters)), [parameters]);
  return {
    filter,
    /** Begins at the newest entry again: a cursor is of one list only. */
    narrow: (change: Partial<LogFilter>): void => {
      setParameters(addressOf({ ...filter, cursor: undefined, entry: undefined, ...change }));
    },
    show: (entry: number): void => {
      setParameters(addressOf({ ...filter, entry }));
    },
  };
}

export function addressOf(filter: LogFilter): URLSearchParams {
  const { period, direction, ...others } = filter;
  const given = {
    ...others,
    ...(period === 'week' ? {} : { period }),
    ...(direction === 'older' ? {} : { direction }),
  };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

export type Span = { readonly from: string; readonly to: string };

/** Both ends of the chosen period as instants. "Now" is when the page was opened, so that what it shows stays put. */
export function useSpan({ period, since, until }: LogFilter): Span {
  const [now] = useState(() => Date.now());
  if (period !== 'dates') {
    const from = new Date(now - DAYS[period] * DAY_MS).toISOString();
    return { from, to: new Date(now).toISOString() };
  }
  const last = until ?? new Date(now).toISOString().slice(0, 10);
  const first = since ?? last;
  return { from: `${first}T00:00:00.000Z`, to: `${last}T23:59:59.999Z` };
}
