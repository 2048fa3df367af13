import { createHash, randomBytes } from 'node:crypto';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { CalendarFeedRepository } from './calendar-feed.ts';
import { writeCalendar } from './calendar.ts';

/** What this feature asks of `accounts`. */
export type Readers = {
  /** Undefined unless account and organisation are active. */
  findPrincipal(accountId: string): Promise<Principal | undefined>;
};

/** What this feature asks of `requests`. */
export type OpenRequests = {
  /** Open requests that the organisation made or received, due first. `dueOn`: ISO 8601 date. */
  openOf(
    organisationId: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly dueOn: string }[]>;
};

type Dependencies = {
  readonly feeds: CalendarFeedRepository;
  readonly readers: Readers;
  readonly requests: OpenRequests;
  readonly portalOrigin: string;
  readonly clock: Clock;
};

/** What is due latest is left out of a calendar that is longer. */
const MAX_EVENTS = 1_000;

export function createCalendarService(dependencies: Dependencies) {
  const { feeds, readers, requests, portalOrigin, clock } = dependencies;
  return {
    /** The address is shown this once; whoever has the one before reads nothing any more. */
    async create({ accountId }: Principal): Promise<{ path: string }> {
      const token = `${randomBytes(32).toString('base64url')}.ics`;
      await feeds.put({ id: accountId, tokenHash: hashOf(token) });
      return { path: `/api/v1/calendar/${token}` };
    },

    revoke: ({ accountId }: Principal): Promise<void> => feeds.remove(accountId),

    /** Whoever has the address reads what its member would. */
    async read(token: string): Promise<{ principal: Principal; text: string }> {
      const feed = await feeds.findByTokenHash(hashOf(token));
      const principal = feed && (await readers.findPrincipal(feed.id));
      if (!principal || !contentRoles.some((role) => role === principal.role)) throw notFound();
      const due = await requests.openOf(principal.organisationId, MAX_EVENTS);
      return { principal, text: writeCalendar(due, { portalOrigin, now: clock() }) };
    },
  };
}
export type CalendarService = ReturnType<typeof createCalendarService>;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
