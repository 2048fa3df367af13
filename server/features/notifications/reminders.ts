import type { NotificationKind } from '../../../core/contracts/notifications.ts';
import { SOON_DAYS } from '../../../core/contracts/requests.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tell } from './telling.ts';

/** A request that is still owed an answer. `dueOn`: its response target, ISO 8601 date. */
export type DueRequest = {
  readonly id: string;
  readonly caseId: string;
  readonly dueOn: string;
  readonly requesterOrganisationId: string;
  /** Absent when it has left the case. */
  readonly addresseeOrganisationId?: string;
};

/** What this feature asks of `requests`. */
export type DueRequests = {
  /** Open requests whose response target lies before that day, due first, behind `after`. */
  dueBefore(
    day: string,
    page: { readonly limit: number; readonly after?: { dueOn: string; id: string } },
  ): Promise<readonly DueRequest[]>;
};

type Dependencies = {
  readonly requests: DueRequests;
  readonly tell: Tell;
  readonly clock: Clock;
};

const DAY_MS = 86_400_000;
const PAGE = 100;
/** Far less than what was told is kept for: nobody is told again because it was forgotten. */
const LATE_DAYS = 30;

/** Tells of what is due soon and of what is late, each once. Safe to run at any time, on several instances at once. */
export function createReminders({ requests, tell, clock }: Dependencies) {
  async function remindOf(request: DueRequest, today: string): Promise<void> {
    const { id, caseId, dueOn, requesterOrganisationId, addresseeOrganisationId } = request;
    const isLate = dueOn < today;
    const kind: NotificationKind = isLate ? 'request-late' : 'request-due-soon';
    const organisationIds = [
      ...(addresseeOrganisationId === undefined ? [] : [addresseeOrganisationId]),
      ...(isLate ? [requesterOrganisationId] : []),
    ];
    const object = { type: 'request', id } as const;
    await tell({ kind, object, caseId, organisationIds }, `${kind}:${id}`);
  }

  return async function remind(): Promise<void> {
    const now = clock();
    const today = dayFrom(now, 0);
    const end = dayFrom(now, SOON_DAYS + 1);
    let page: readonly DueRequest[];
    let after = { dueOn: dayFrom(now, -LATE_DAYS), id: '' };
    do {
      page = await requests.dueBefore(end, { limit: PAGE, after });
      for (const request of page) await remindOf(request, today);
      after = page.at(-1) ?? after;
    } while (page.length >= PAGE);
  };
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
