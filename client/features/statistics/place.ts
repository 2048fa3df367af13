import { z } from 'zod';
import { RequestSide } from '../../../core/contracts/requests.ts';

const YEAR_MS = 365 * 86_400_000;

/** What the figures are about: the own organisation as one side of requests that were sent between two days. */
export type StatisticsPlace = {
  readonly side: RequestSide;
  /** ISO 8601, both included, counted in UTC. */
  readonly from: string;
  readonly to: string;
};

/** What the address says wrongly is left out: then it is the last year, on the side on which such an organisation mostly is. */
export function placeOf(
  search: URLSearchParams,
  { now, usualSide }: { readonly now: Date; readonly usualSide: RequestSide },
): StatisticsPlace {
  const day = (name: string) => z.iso.date().safeParse(search.get(name)).data;
  const to = day('to') ?? dayOf(now);
  const from = day('from') ?? dayOf(new Date(Date.parse(to) - YEAR_MS));
  const side = RequestSide.safeParse(search.get('side')).data ?? usualSide;
  return from <= to ? { side, from, to } : { side, from: to, to: from };
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
