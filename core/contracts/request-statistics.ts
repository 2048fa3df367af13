import { z } from 'zod';
import { Id } from './identifiers.ts';
import { RequestState } from './request-transitions.ts';
import { Measure } from './vocabulary.ts';

/** Numbers below this could point at one matter, and are not told. */
export const SMALLEST_NUMBER = 5;

/**
 * A number, or that it is not told: because it is more than none and fewer than `SMALLEST_NUMBER`, or because such a one
 * could be computed from it. The two look the same, so that nobody can tell them apart.
 */
export const SuppressedCount = z.int().min(0).or(z.literal('withheld'));
export type SuppressedCount = z.infer<typeof SuppressedCount>;

/** Days from sending to the answer, whole, rounded up. The last class has no end. */
export const responseTimeClasses = [7, 14, 30, 60, 90, 180] as const;

const Times = z.object({
  answered: SuppressedCount,
  /** Absent where the number is suppressed or there is none. */
  medianDays: z.int().min(0).optional(),
  /** Answered after their response target. */
  late: SuppressedCount,
});

export const RequestStatisticsQuery = z.strictObject({
  side: z.enum(['requester', 'addressee']),
  /** First and last day of sending, both included; ISO 8601. */
  from: z.iso.date(),
  to: z.iso.date(),
});
export const RequestStatistics = z.object({
  /** Of the own organisation's requests, each of which it sees anyway: told exactly. */
  pipeline: z.array(z.object({ state: RequestState, count: z.int().min(0) })),
  /** Formal ones of the Court (Part 9) and all others, which are never counted together. */
  partNine: SuppressedCount,
  others: SuppressedCount,
  distribution: z.array(z.object({ upToDays: z.int().optional(), count: SuppressedCount })),
  byMeasure: z.array(Times.extend({ measure: Measure })),
  /** By the other side. */
  byOrganisation: z.array(Times.extend({ organisationId: Id })),
});
export type RequestStatistics = z.infer<typeof RequestStatistics>;
