import { MAX_COUNTED, type RequestCount } from '../../../core/contracts/counts.ts';
import { SOON_DAYS, type RequestQuery } from '../../../core/contracts/requests.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type PageResult } from '../../platform/database/page.ts';
import { notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { dayOf, daysAfter } from './days.ts';
import type { Holdings } from './holdings.ts';
import type { Counted, DuePage, Holding, RequestRepository, RequestSummary } from './request.ts';

type Dependencies = {
  readonly requests: RequestRepository;
  readonly holdings: Holdings;
  readonly clock: Clock;
};

export function createRequestLists({ requests, holdings, clock }: Dependencies) {
  /** Where a list in the order of targets goes on. The place of another's request is nobody's to learn. */
  async function placeOf(of: Holding, cursor: string | undefined): Promise<DuePage['after']> {
    if (cursor === undefined) return undefined;
    const last = await requests.findSummary(cursor);
    const holder =
      of.side === 'requester' ? last?.requester.organisationId : last?.addresseeOrganisationId;
    if (!last || holder !== of.organisationId) throw notFound();
    return { dueOn: last.responseTarget, id: last.id };
  }

  async function rowsOf(of: Holding, query: RequestQuery): Promise<RequestSummary[]> {
    const { sort, late, cursor, limit, ...filter } = query;
    if (sort === 'newest' && late === undefined)
      return requests.list({ cursor, limit }, of, filter);
    const after = await placeOf(of, cursor);
    const before = late && { dueBefore: dayOf(clock()) };
    return requests.listDue({ limit, after }, of, { ...filter, ...before });
  }

  return {
    /** A page may be shorter than its limit: what belongs to a case the addressee has left is not shown. */
    async list(
      { organisationId }: Principal,
      query: RequestQuery,
    ): Promise<PageResult<RequestSummary>> {
      const of = { side: query.side, organisationId };
      const { items, ...next } = toPage(await rowsOf(of, query), query.limit);
      return { items: await holdings.seen(of, items), ...next };
    },

    async count({ organisationId }: Principal): Promise<RequestCount> {
      const today = dayOf(clock());
      const counted = async (side: Holding['side'], ...all: Counted[]): Promise<number> => {
        const of = { side, organisationId };
        const counts = all.map((each) => requests.countByCase(of, each, MAX_COUNTED));
        const rows = (await Promise.all(counts)).flatMap((byCase) =>
          Array.from(byCase, ([caseId, count]) => ({ caseId, count })),
        );
        return (await holdings.seen(of, rows)).reduce((sum, { count }) => sum + count, 0);
      };
      const late = { dueBefore: today };
      const soon = { dueFrom: today, dueBefore: daysAfter(today, SOON_DAYS + 1) };
      return {
        draft: await counted('requester', { state: 'draft' }),
        received: await counted('addressee', { state: 'sent' }),
        late: (await counted('requester', late)) + (await counted('addressee', late)),
        soon: await counted('addressee', soon),
        awaitingConfirmation: await counted('requester', { awaitingConfirmation: true }),
        answered: await counted(
          'requester',
          { state: 'refused' },
          { state: 'impossible' },
          { state: 'executed' },
        ),
      };
    },
  };
}
export type RequestLists = ReturnType<typeof createRequestLists>;
