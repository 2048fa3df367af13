import {
  openRequestStates,
  type RequestState,
} from '../../../core/contracts/request-transitions.ts';
import { SOON_DAYS, type RequestSummary } from '../../../core/contracts/requests.ts';

const DAY_MS = 86_400_000;
const open: readonly RequestState[] = openRequestStates;

/** How a request stands against its response target; `days` are whole, and never negative. */
export type Due = { readonly status: 'late' | 'today' | 'soon' | 'later'; readonly days: number };

/** Nothing where no answer is owed: a draft, or what has ended. `today` is a date, ISO 8601. */
export function dueOf(
  { state, responseTarget }: Pick<RequestSummary, 'state' | 'responseTarget'>,
  today: string,
): Due | undefined {
  if (!open.includes(state)) return undefined;
  const days = (Date.parse(responseTarget) - Date.parse(today)) / DAY_MS;
  if (days < 0) return { status: 'late', days: -days };
  if (days === 0) return { status: 'today', days };
  return { status: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/** The portal counts days in UTC, so that both sides of a request speak of the same one. */
export function todayInUtc(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}

/** The day after a date, both ISO 8601. */
export function dayAfter(isoDate: string): string {
  return todayInUtc(new Date(Date.parse(isoDate) + DAY_MS));
}
