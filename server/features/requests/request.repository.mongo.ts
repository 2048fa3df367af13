import { Schema, type Connection, type mongo } from 'mongoose';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import { addressee, everDue, everSent, requester } from './request.migrations.mongo.ts';
import { requestFields } from './request.model.ts';
import type {
  CooperationRequest,
  Counted,
  DueFilter,
  DuePage,
  Holding,
  RequestFilter,
  RequestRepository,
  RequestSummary,
  SentRow,
} from './request.ts';

const schema = new Schema(
  { _id: { type: String, required: true }, ...requestFields },
  { ...strictSchema, collection: 'requests' },
);

type StoredSummary = Omit<RequestSummary, 'id'> & { readonly _id: string };
type Filter = mongo.Filter<StoredSummary>;

const NEWEST_FIRST = { _id: -1 } as const;
const DUE_FIRST = { dueOn: 1, _id: 1 } as const;

export function createMongoRequestRepository(connection: Connection): RequestRepository {
  const documents = createDocumentCollection<CooperationRequest>(connection, 'Request', schema);
  const collection = connection.collection<StoredSummary>('requests');

  async function summaries(
    filter: Filter,
    options: { sort?: Record<string, 1 | -1>; limit?: number } = {},
  ): Promise<RequestSummary[]> {
    const projection = { content: 0, moveMessage: 0, receipt: 0 };
    const rows = await collection.find(filter, { projection, ...options }).toArray();
    return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  return {
    insert: (request) => documents.insertNew(request),
    findById: (id) => documents.find(id),
    findSummary: async (id) => (await summaries({ _id: id }))[0],
    replace: (request, expected) => documents.replace(request, expected),
    list: ({ cursor, limit }, of, filter) =>
      summaries(
        { ...heldBy(of), ...matching(filter), ...(cursor && { _id: { $lt: cursor } }) },
        { sort: NEWEST_FIRST, limit: limit + 1 },
      ),
    listDue: (page, of, filter) =>
      summaries(
        { ...heldBy(of), ...matching(filter), ...due(filter, page) },
        { sort: DUE_FIRST, limit: page.limit + 1 },
      ),
    listDueOfAll: (page, dueBefore) =>
      summaries(due({ dueBefore }, page), { sort: DUE_FIRST, limit: page.limit + 1 }),
    countByCase: async (of, counted, limit) => {
      const groups = collection.aggregate<{ _id: string; count: number }>([
        { $match: { ...heldBy(of), ...conditionOf(counted) } },
        { $limit: limit },
        { $group: { _id: '$caseId', count: { $sum: 1 } } },
      ]);
      return new Map((await groups.toArray()).map(({ _id, count }) => [_id, count]));
    },
    sentRows: async ({ side, organisationId }, from, before) => {
      const holder = side === 'requester' ? requester : addressee;
      const sentAt = { ...everSent.sentAt, $gte: from, $lt: before };
      return (await summaries({ [holder]: organisationId, sentAt })) as SentRow[];
    },
  };
}

function heldBy({ side, organisationId }: Holding): Filter {
  return side === 'requester'
    ? { [requester]: organisationId }
    : { [addressee]: organisationId, ...everSent };
}

function matching({ state, caseId, measure }: RequestFilter): Filter {
  return { ...(state && { state }), ...(caseId && { caseId }), ...(measure && { measure }) };
}

/** From the day of the last item on, so that the index leads there; then past that item. */
function due({ dueFrom, dueBefore }: DueFilter, { after }: Pick<DuePage, 'after'> = {}): Filter {
  const from = [dueFrom ?? '', after?.dueOn ?? ''].toSorted().at(-1);
  return {
    dueOn: { ...everDue.dueOn, $gte: from, ...(dueBefore !== undefined && { $lt: dueBefore }) },
    ...(after && { $or: [{ dueOn: { $gt: after.dueOn } }, { _id: { $gt: after.id } }] }),
  } as Filter;
}

function conditionOf(counted: Counted): Filter {
  if ('state' in counted) return { state: counted.state };
  if ('awaitingConfirmation' in counted) return { awaitingConfirmation: true };
  return due(counted);
}
