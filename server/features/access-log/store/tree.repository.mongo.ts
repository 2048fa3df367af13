import { mongo } from 'mongoose';
import { isMongoDuplicate, upserting } from '../../../platform/database/mongo.ts';
import type {
  Alarm,
  AlarmStore,
  CheckpointStore,
  StoredCheckpoint,
  StoredTile,
  TileStore,
} from './tree-store.ts';

const { Binary, Long } = mongo;

/** `l` and `n` are the two halves of `_id`, for the order. */
export type TileDocument = { _id: string; l: number; n: number; d: mongo.Binary };
export type CheckpointDocument = {
  _id: string;
  origin: string;
  size: mongo.Long | number;
  note: string;
  publishedAt: string;
};
export type CosignatureDocument = {
  _id: string;
  origin: string;
  size: mongo.Long | number;
  witness: string;
  line: string;
};
export type AlarmDocument = Alarm & { _id: string };

export function createMongoTiles(tiles: mongo.Collection<TileDocument>): TileStore {
  return {
    async size() {
      const last = await tiles.findOne({ l: 0 }, { sort: { n: -1 } });
      return last ? last.n * 256 + last.d.length() / 32 : 0;
    },
    async find(level, index) {
      return (await tiles.findOne({ _id: `${level}/${index}` }))?.d.value();
    },
    async lengthen(longer) {
      if (longer.length === 0) return;
      await upserting(() => tiles.bulkWrite(longer.map(toUpsert), { ordered: true }));
    },
  };
}

/** The comparison is the server's, so that of two writers the one behind changes nothing. */
function toUpsert({ level, index, hashes }: StoredTile): mongo.AnyBulkWriteOperation<TileDocument> {
  const longer = { $gt: [hashes.length, { $binarySize: { $ifNull: ['$d', new Binary()] } }] };
  const set = { l: level, n: index, d: { $cond: [longer, new Binary(hashes), '$d'] } };
  return {
    updateOne: { filter: { _id: `${level}/${index}` }, update: [{ $set: set }], upsert: true },
  };
}

export function createMongoCheckpoints(
  checkpoints: mongo.Collection<CheckpointDocument>,
  cosignatures: mongo.Collection<CosignatureDocument>,
): CheckpointStore {
  async function withCosignatures(found: CheckpointDocument): Promise<StoredCheckpoint> {
    const { origin, size, note, publishedAt } = found;
    const lines = await cosignatures.find({ origin, size }).sort({ witness: 1 }).toArray();
    const cosigned = lines.map(({ line }) => line);
    return { origin, size: Number(size), note, publishedAt, cosignatures: cosigned };
  }
  async function cosignedSizes(origin: string, size: object, limit: number): Promise<mongo.Long[]> {
    const sizes = await cosignatures
      .aggregate<{ _id: mongo.Long }>([
        { $match: { origin, size } },
        { $group: { _id: '$size' } },
        { $sort: { _id: -1 } },
        { $limit: limit },
      ])
      .toArray();
    return sizes.map(({ _id }) => _id);
  }
  return {
    async publish({ origin, size, note, publishedAt }) {
      const _id = `${origin} ${size}`;
      try {
        await checkpoints.insertOne({
          _id,
          origin,
          size: Long.fromNumber(size),
          note,
          publishedAt,
        });
        return true;
      } catch (error) {
        if (isMongoDuplicate(error)) return false;
        throw error;
      }
    },
    async find(origin, size) {
      const found = await checkpoints.findOne({ _id: `${origin} ${size}` });
      return found ? withCosignatures(found) : undefined;
    },
    async list({ origin, from = 0, below = Number.MAX_SAFE_INTEGER, cosigned }, limit) {
      const range = { $gte: Long.fromNumber(from), $lt: Long.fromNumber(below) };
      const size = cosigned ? { $in: await cosignedSizes(origin, range, limit) } : range;
      const found = checkpoints.find({ origin, size }).sort({ size: -1 }).limit(limit);
      return Promise.all((await found.toArray()).map(withCosignatures));
    },
    async addCosignature(origin, size, { witness, line }) {
      const _id = `${origin} ${size} ${witness}`;
      const document = { origin, size: Long.fromNumber(size), witness, line };
      await upserting(() => cosignatures.replaceOne({ _id }, document, { upsert: true }));
    },
  };
}

export function createMongoAlarms(alarms: mongo.Collection<AlarmDocument>): AlarmStore {
  return {
    async raise({ code, source, since }) {
      const _id = `${code} ${source}`;
      const set = { $setOnInsert: { code, source, since } };
      await upserting(() => alarms.updateOne({ _id }, set, { upsert: true }));
    },
    async list() {
      const raised = await alarms.find().sort({ since: 1, _id: 1 }).toArray();
      return raised.map(({ code, source, since }) => ({ code, source, since }));
    },
    async withdraw(source) {
      await alarms.deleteMany({ source });
    },
  };
}
