import { z } from 'zod';
import { accessLogFilters } from './access-log.ts';
import { Instant } from './identifiers.ts';

/** Lengths in milliseconds. Hours and days are those of UTC. */
export const activityIntervals = { hour: 3_600_000, day: 86_400_000 } as const;

export const ActivityInterval = z.enum(['hour', 'day']);
export type ActivityInterval = z.infer<typeof ActivityInterval>;

/** Most intervals in one answer. */
export const MAX_ACTIVITY_INTERVALS = 1_000;

type Span = { readonly from: string; readonly to: string; readonly interval: ActivityInterval };

/** How many intervals a span touches; less than one when it ends before it begins. */
export function countIntervals({ from, to, interval }: Span): number {
  const length = activityIntervals[interval];
  return Math.floor(Date.parse(to) / length) - Math.floor(Date.parse(from) / length) + 1;
}

/** How much was done in each hour or day of a span, and how much of it was refused. */
export const AccessLogActivityQuery = z
  .strictObject({
    ...accessLogFilters,
    from: Instant,
    to: Instant,
    interval: ActivityInterval,
  })
  .refine((query) => countIntervals(query) >= 1, { path: ['to'], message: 'lies before from' })
  .refine((query) => countIntervals(query) <= MAX_ACTIVITY_INTERVALS, {
    path: ['interval'],
    message: `makes more than ${MAX_ACTIVITY_INTERVALS} intervals`,
  });
export type AccessLogActivityQuery = z.infer<typeof AccessLogActivityQuery>;

const Count = z.int().min(0);

/**
 * Each act counts once, when it ended: as its result, or as the one entry of what never began. `refused`: those that
 * were denied. Every interval is there, in order, also where nothing happened.
 */
export const AccessLogActivity = z.object({
  interval: ActivityInterval,
  items: z.array(z.object({ start: Instant, count: Count, refused: Count })),
});
export type AccessLogActivity = z.infer<typeof AccessLogActivity>;
