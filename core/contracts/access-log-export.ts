import { z } from 'zod';
import { accessLogFilters } from './access-log.ts';
import { Instant } from './identifiers.ts';

/** Which entries go into a file of CSV or OCSF. */
export const AccessLogExportQuery = z.strictObject(accessLogFilters);
export type AccessLogExportQuery = z.infer<typeof AccessLogExportQuery>;

/** Longest period of a summary or of a look for anomalies, in days. */
export const MAX_PERIOD_DAYS = 366;
const DAY_MS = 86_400_000;

/** Both ends are included. */
export const accessLogPeriod = { from: Instant, to: Instant } as const;

export function isPeriod({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= to && Date.parse(to) - Date.parse(from) <= MAX_PERIOD_DAYS * DAY_MS;
}
export const notAPeriod = {
  path: ['to'],
  message: `lies before from, or more than ${MAX_PERIOD_DAYS} days after it`,
};

export const SummaryLanguage = z.enum(['en', 'fr']);
export type SummaryLanguage = z.infer<typeof SummaryLanguage>;

/** The signed summary of a period, for people. */
export const AccessLogSummaryQuery = z
  .strictObject({ ...accessLogPeriod, language: SummaryLanguage.default('en') })
  .refine(isPeriod, notAPeriod);
export type AccessLogSummaryQuery = z.infer<typeof AccessLogSummaryQuery>;
