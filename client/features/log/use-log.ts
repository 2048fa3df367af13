import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  AccessLogActivity,
  activityIntervals,
  type ActivityInterval,
} from '../../../core/contracts/access-log-activity.ts';
import { AccessLogPage, AccessLogRecord } from '../../../core/contracts/access-log.ts';
import { portal } from '../../lib/portal.ts';
import { readLeafBytes } from './read-leaf.ts';
import type { LogFilter, Span } from './use-log-filter.ts';

/** Bars that a chart of the page's width can still tell apart. */
const MOST_BARS = 200;

/** What the portal is asked for. */
export function searchOf({ actor, organisation, action, object, outcome }: LogFilter, span: Span) {
  return { ...span, actor, organisation, action, object, outcome };
}

export function useEntries(filter: LogFilter, span: Span) {
  const { cursor, direction } = filter;
  const query = { ...searchOf(filter, span), cursor, direction };
  return useQuery({
    queryKey: ['access-log', 'entries', query],
    queryFn: () => portal.call(AccessLogPage, '/access-log/entries', { query }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** By hour as long as the bars can be told apart, else by day. */
export function intervalOf({ from, to }: Span): ActivityInterval {
  const hours = (Date.parse(to) - Date.parse(from)) / activityIntervals.hour;
  return hours <= MOST_BARS ? 'hour' : 'day';
}

export function useActivity(filter: LogFilter, span: Span) {
  const query = { ...searchOf(filter, span), interval: intervalOf(span) };
  return useQuery({
    queryKey: ['access-log', 'activity', query],
    queryFn: () => portal.call(AccessLogActivity, '/access-log/activity', { query }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** Reading one entry is written to the log as well, so it is read once. */
export function useEntry(index: number) {
  return useQuery({
    queryKey: ['access-log', 'entry', index],
    queryFn: async () => {
      const record = await portal.call(AccessLogRecord, `/access-log/entries/${index}`);
      return { ...record, leaf: await readLeafBytes(record.bytes) };
    },
    staleTime: Infinity,
  });
}
