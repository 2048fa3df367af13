import { z } from 'zod';
import { Names } from './access-log.ts';
import { accessLogPeriod, isPeriod, notAPeriod } from './access-log-export.ts';
import { Id, Instant } from './identifiers.ts';

/**
 * What stands out. Each is a plain rule whose figures it names; none says that anybody did wrong. See docs/access-log.md,
 * "Anomalies".
 *
 * - `off-hours`: `acts` by one account between `fromHour` and `toHour` UTC or on a Saturday or Sunday
 * - `bulk-opening`: `opened` files in one hour; until then never more than `before` in an hour of `days` days
 * - `repeated-denials`: `denied` acts of one account, or about one account by somebody unknown, within an hour
 * - `opening-after-leaving`: `opened` files, and `denied`, of a case after the organisation had left it
 * - `act-after-removal`: `acts` begun by an account after it was removed or suspended
 * - `writer-gap`: a process skipped its number `expected` and went on with `found`
 * - `intent-without-result`: `acts` that were announced and whose end nobody knows
 */
export const AnomalyRule = z.enum([
  'off-hours',
  'bulk-opening',
  'repeated-denials',
  'opening-after-leaving',
  'act-after-removal',
  'writer-gap',
  'intent-without-result',
]);
export type AnomalyRule = z.infer<typeof AnomalyRule>;

/** Most entries that one anomaly names; there may be more. */
export const MAX_EVIDENCE = 20;

export const Anomaly = z.object({
  rule: AnomalyRule,
  /** Times of the first and the last of the entries that it rests on. */
  from: Instant,
  to: Instant,
  actor: Id.optional(),
  organisation: Id.optional(),
  object: Id.optional(),
  figures: z.record(z.string(), z.int().min(0)),
  /** Indexes of entries, oldest first. */
  evidence: z.array(z.int().min(0)).max(MAX_EVIDENCE),
});
export type Anomaly = z.infer<typeof Anomaly>;

export const AnomaliesQuery = z.strictObject(accessLogPeriod).refine(isPeriod, notAPeriod);
export type AnomaliesQuery = z.infer<typeof AnomaliesQuery>;

/** Latest first. `isCut`: there were more than are named here. */
export const Anomalies = z.object({
  items: z.array(Anomaly).max(500),
  isCut: z.boolean(),
  names: Names,
});
export type Anomalies = z.infer<typeof Anomalies>;
