import { mongo } from 'mongoose';
import type {
  Activity,
  IndexFilter,
  IndexPage,
  IndexRow,
  IndexSpan,
  IndexStore,
} from './index-store.ts';

const { Long } = mongo;

export type StoredRow = Omit<IndexRow, 'index'> & {
  _id: mongo.Long | number;
  /** The actor's and the object's: one index finds both. */
  organisations: string[];
  open?: true;
};

export function createMongoIndex(index: mongo.Collection<StoredRow>): IndexStore {
  return {
    async cursor() {
      const last = await index.findOne({}, { sort: { _id: -1 }, projection: { _id: 1 } });
      return last ? Number(last._id) + 1 : 0;
    },
    // In order: the highest row present tells how far the projection is, whoever wrote it.
    async add(rows) {
      await index.bulkWrite(rows.flatMap(toWrites), { ordered: true });
    },
    async search(filter, page) {
      const found = index
        .find({ ...toMongoFilter(filter), ...beyond(page) }, { projection: { _id: 1 } })
        .sort({ _id: page.direction === 'older' ? -1 : 1 })
        .limit(page.limit);
      return (await found.toArray()).map(({ _id }) => Number(_id));
    },
    async activity(span, intervals) {
      const counted = index.aggregate<Activity & { _id: string }>([
        { $match: ended(span) },
        {
          $group: {
            _id: { $substrBytes: ['$time', 0, intervals[0]?.length ?? 0] },
            count: { $sum: 1 },
            refused: { $sum: { $cond: [{ $eq: ['$outcome', 'denied'] }, 1, 0] } },
          },
        },
      ]);
      const rows = await counted.toArray();
      return new Map(rows.map(({ _id, count, refused }) => [_id, { count, refused }]));
    },
    async openIntents(time, limit) {
      const found = index
        .find({ open: true, time: { $lt: time } }, { projection: { _id: 1 } })
        .sort({ time: 1 })
        .limit(limit);
      return (await found.toArray()).map(({ _id }) => Number(_id));
    },
  };
}

/** A row as it is stored, but for its identity and for whether it is an open intent. */
export function storedFacts({ index: _index, ...row }: IndexRow) {
  const organisations = [row.actorOrganisation, row.objectOrganisation].filter(
    (id) => id !== undefined,
  );
  return { ...given(row), organisations: [...new Set(organisations)] };
}

function toWrites(row: IndexRow): mongo.AnyBulkWriteOperation<StoredRow>[] {
  const facts = {
    ...storedFacts(row),
    ...(row.phase === 'intent' && { open: true as const }),
  };
  const insert = {
    filter: { _id: Long.fromNumber(row.index) },
    // Never replaced: an instance that lags behind must not open a closed intent again.
    update: { $setOnInsert: facts },
    upsert: true,
  };
  if (row.ref === undefined) return [{ updateOne: insert }];
  const close = { filter: { id: row.ref }, update: { $unset: { open: true as const } } };
  return [{ updateOne: close }, { updateOne: insert }];
}

export function toMongoFilter(filter: IndexFilter): mongo.Filter<StoredRow> {
  const { from, to, actorOrganisation = {} } = filter;
  const { is, isNot }: { is?: string; isNot?: string } = actorOrganisation;
  const conditions = {
    actorId: filter.actor,
    organisations: filter.organisation,
    objectOrganisation: filter.objectOrganisation,
    actorOrganisation: range({ $eq: is, $ne: isNot }),
    action: range({ $eq: filter.action, $in: filter.actions }),
    objectId: range({ $eq: filter.object, $in: filter.objects }),
    outcome: filter.outcome,
    time: range({ $gte: from, $lte: to }),
  };
  return given(conditions);
}

export function beyond({ cursor, direction }: IndexPage): mongo.Filter<StoredRow> {
  if (cursor === undefined) return {};
  const seen = Long.fromNumber(cursor);
  return { _id: direction === 'older' ? { $lt: seen } : { $gt: seen } };
}

export function ended(span: IndexSpan): mongo.Filter<StoredRow> {
  return { ...toMongoFilter(span), outcome: given({ $ne: 'pending', $eq: span.outcome }) };
}

function range(bounds: Record<string, unknown>): Record<string, unknown> | undefined {
  const known = given(bounds);
  return Object.keys(known).length > 0 ? known : undefined;
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
