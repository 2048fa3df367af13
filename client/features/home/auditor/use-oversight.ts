import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AccessLogActivity,
  activityIntervals,
  type ActivityInterval,
} from '../../../../core/contracts/access-log-activity.ts';
import { AccessLogPage } from '../../../../core/contracts/access-log.ts';
import { portal } from '../../../lib/portal.ts';
import { FEW } from '../use-home-lists.ts';

const WEEK = 7;

/** When the page was opened, so that its parts speak of the same time. */
export function useNow(): number {
  const [now] = useState(() => Date.now());
  return now;
}

/** Acts, as the log counts them: each once, when it ended. */
function useActivity(now: number, days: number, interval: ActivityInterval) {
  const query = { ...daysUntil(now, days), interval };
  return useQuery({
    queryKey: ['access-log', 'activity', query],
    queryFn: async () =>
      (await portal.call(AccessLogActivity, '/access-log/activity', { query })).items,
    staleTime: Infinity,
  });
}

export function useLastDay(now: number) {
  return useActivity(now, 1, 'hour');
}

export function useLastWeek(now: number) {
  return useActivity(now, WEEK, 'day');
}

/** The newest acts of the last week that were denied. */
export function useLatestRefusals(now: number) {
  const query = { ...lastWeek(now), outcome: 'denied', limit: FEW };
  return useQuery({
    queryKey: ['access-log', 'entries', query],
    queryFn: () => portal.call(AccessLogPage, '/access-log/entries', { query }),
    staleTime: Infinity,
  });
}

export function lastWeek(now: number): { from: string; to: string } {
  return daysUntil(now, WEEK);
}

function daysUntil(now: number, days: number): { from: string; to: string } {
  const from = new Date(now - days * activityIntervals.day).toISOString();
  return { from, to: new Date(now).toISOString() };
}
