import { isDeepStrictEqual } from 'node:util';
import { mongo } from 'mongoose';
import {
  beyond,
  ended,
  storedFacts,
  toMongoFilter,
  type StoredRow,
} from './access-log-index.repository.mongo.ts';
import type { ExpectedRow, IndexFact, IndexRows, Tally } from './index-rows.ts';

const { Long } = mongo;

export function createMongoIndexRows(index: mongo.Collection<StoredRow>): IndexRows {
  return {
    async facts(filter, page) {
      const found = index
        .find({ ...toMongoFilter(filter), ...beyond(page) })
        .sort({ _id: page.direction === 'older' ? -1 : 1 })
        .limit(page.limit);
      return (await found.toArray()).map(toFact);
    },
    async tally(span) {
      const key = { action: '$action', outcome: '$outcome', organisation: '$actorOrganisation' };
      const counted = index.aggregate<Tally>([
        { $match: ended(span) },
        { $group: { _id: key, count: { $sum: 1 } } },
        { $replaceWith: { $mergeObjects: ['$_id', { count: '$count' }] } },
        { $addFields: { organisation: { $ifNull: ['$organisation', '$$REMOVE'] } } },
      ]);
      return counted.toArray();
    },
    async differing(rows) {
      const identities = rows.map((row) => Long.fromNumber(row.index));
      const found = await index.find({ _id: { $in: identities } }).toArray();
      const stored = new Map(found.map((row) => [Number(row._id), row]));
      return rows.filter((row) => isDifferent(row, stored.get(row.index))).map((row) => row.index);
    },
    async replace(rows) {
      if (rows.length > 0) await index.bulkWrite(rows.flatMap(toReplacement), { ordered: true });
    },
    async removeFrom(first) {
      const { deletedCount } = await index.deleteMany({ _id: { $gte: Long.fromNumber(first) } });
      return deletedCount;
    },
  };
}

function isDifferent(row: ExpectedRow, stored: StoredRow | undefined): boolean {
  if (!stored) return true;
  const { _id, open = false, ...facts } = stored;
  const { open: expected = open, ...rest } = row;
  return open !== expected || !isDeepStrictEqual(facts, storedFacts(rest));
}

/** Whatever a row has that it should not have goes with it; whether it is open may stay as it is. */
function toReplacement({ open, ...row }: ExpectedRow): mongo.AnyBulkWriteOperation<StoredRow>[] {
  const filter = { _id: Long.fromNumber(row.index) };
  const facts = { $literal: storedFacts(row) };
  const asked = open === undefined ? '$open' : open || '$$REMOVE';
  const update = [
    { $replaceWith: { $mergeObjects: [{ _id: '$_id', open: asked }, facts] } },
  ] as mongo.Document[];
  return [{ updateOne: { filter, update, upsert: true } }];
}

function toFact(row: StoredRow): IndexFact {
  return {
    index: Number(row._id),
    id: row.id,
    time: row.time,
    action: row.action,
    actorId: row.actorId,
    actorOrganisation: row.actorOrganisation,
    objectId: row.objectId,
    objectOrganisation: row.objectOrganisation,
    outcome: row.outcome,
    phase: row.phase,
    ref: row.ref,
  };
}
