import { mongo, type Connection } from 'mongoose';
import { isMongoDuplicate } from '../../../platform/database/mongo.ts';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import { createMongoIndex, type StoredRow } from './access-log-index.repository.mongo.ts';
import type {
  AccessLogStore,
  Batch,
  BatchStore,
  PrivateRow,
  PrivateStore,
} from './access-log-store.ts';
import { createMongoIndexRows } from './index-rows.repository.mongo.ts';
import {
  createMongoAlarms,
  createMongoCheckpoints,
  createMongoTiles,
  type AlarmDocument,
  type CheckpointDocument,
  type CosignatureDocument,
  type TileDocument,
} from './tree.repository.mongo.ts';

const { Binary, Long } = mongo;

type StoredBatch = {
  _id: mongo.Long | number;
  n: number;
  bid: mongo.Binary;
  w: { inst: string; boot: string };
  e: mongo.Binary[];
};
type StoredPrivate = { _id: string; time: string; key: mongo.Binary; data: mongo.Binary };

const searchable = ['actorId', 'organisations', 'action', 'objectId', 'outcome'] as const;

export const accessLogMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'access-log-001',
    up: async (connection) => {
      const { privateData, index } = collectionsOf(connection);
      await privateData.createIndexes([{ key: { time: 1 } }]);
      await index.createIndexes([
        ...searchable.map((field) => ({ key: { [field]: 1, _id: -1 } })),
        { key: { id: 1 } },
        { key: { time: 1, _id: -1 } },
        { key: { open: 1, time: 1 }, partialFilterExpression: { open: true } },
      ]);
    },
  },
  {
    name: 'access-log-002',
    up: async (connection) => {
      const counted = ['actorId', 'organisations', 'action', 'objectId'];
      await collectionsOf(connection).index.createIndexes([
        { key: { time: 1, outcome: 1 } },
        ...counted.map((field) => ({ key: { [field]: 1, time: 1, outcome: 1 } })),
      ]);
    },
  },
  {
    name: 'access-log-003',
    up: async (connection) => {
      const { tiles, checkpoints, cosignatures } = collectionsOf(connection);
      await tiles.createIndexes([{ key: { l: 1, n: -1 } }]);
      await checkpoints.createIndexes([{ key: { origin: 1, size: -1 }, unique: true }]);
      await cosignatures.createIndexes([{ key: { origin: 1, size: 1, witness: 1 }, unique: true }]);
    },
  },
  {
    name: 'access-log-004',
    up: async (connection) => {
      const { index } = collectionsOf(connection);
      await index.createIndexes([{ key: { objectOrganisation: 1, _id: -1 } }]);
    },
  },
];

/** The native driver, not a model: nothing may cast, add to or reorder what is written. */
export function createMongoAccessLogStore(connection: Connection): AccessLogStore {
  const { batches, privateData, index, ...signed } = collectionsOf(connection);
  return {
    batches: createBatches(batches, privateData),
    privateData: createPrivateData(privateData),
    index: createMongoIndex(index),
    rows: createMongoIndexRows(index),
    tiles: createMongoTiles(signed.tiles),
    checkpoints: createMongoCheckpoints(signed.checkpoints, signed.cosignatures),
    alarms: createMongoAlarms(signed.alarms),
  };
}

function collectionsOf(connection: Connection) {
  const database = connection.getClient().db(connection.name);
  const options = {
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
  } as const;
  return {
    batches: database.collection<StoredBatch>('access_log_batches', options),
    privateData: database.collection<StoredPrivate>('access_log_private', options),
    index: database.collection<StoredRow>('access_log_index', options),
    tiles: database.collection<TileDocument>('access_log_tiles', options),
    checkpoints: database.collection<CheckpointDocument>('access_log_checkpoints', options),
    cosignatures: database.collection<CosignatureDocument>('access_log_cosignatures', options),
    alarms: database.collection<AlarmDocument>('access_log_alarms', options),
  };
}

function createBatches(
  batches: mongo.Collection<StoredBatch>,
  privateData: mongo.Collection<StoredPrivate>,
): BatchStore {
  return {
    async head() {
      const last = await batches.findOne({}, { sort: { _id: -1 }, projection: { n: 1 } });
      return last ? Number(last._id) + last.n : 0;
    },
    async insert(batch, privateRows) {
      if (privateRows.length > 0)
        await insertMissing(privateData, privateRows.map(toStoredPrivate));
      await batches.insertOne({
        _id: Long.fromNumber(batch.firstIndex),
        n: batch.entries.length,
        bid: new Binary(batch.batchId),
        w: { inst: batch.writer.instance, boot: batch.writer.boot },
        e: batch.entries.map((bytes) => new Binary(bytes)),
      });
    },
    async find(firstIndex) {
      const stored = await batches.findOne(
        { _id: Long.fromNumber(firstIndex) },
        { readConcern: { level: 'linearizable' }, maxTimeMS: 5_000 },
      );
      return stored ? toBatch(stored) : undefined;
    },
    async list(index, limit) {
      const holder = await batches.findOne(
        { _id: { $lte: Long.fromNumber(index) } },
        { sort: { _id: -1 }, projection: { n: 1 } },
      );
      const start = holder && Number(holder._id) + holder.n > index ? Number(holder._id) : index;
      const stored = batches
        .find({ _id: { $gte: Long.fromNumber(start) } })
        .sort({ _id: 1 })
        .limit(limit);
      return (await stored.toArray()).map(toBatch);
    },
  };
}

function toBatch(stored: StoredBatch): Batch {
  return {
    firstIndex: Number(stored._id),
    batchId: stored.bid.value(),
    writer: { instance: stored.w.inst, boot: stored.w.boot },
    entries: stored.e.map((bytes) => bytes.value()),
  };
}

function createPrivateData(privateData: mongo.Collection<StoredPrivate>): PrivateStore {
  return {
    async find(entryId) {
      const stored = await privateData.findOne({ _id: entryId });
      if (!stored) return undefined;
      const { time, key, data } = stored;
      return { entryId, time, key: key.value(), data: data.value() };
    },
    async eraseBefore(time) {
      return (await privateData.deleteMany({ time: { $lt: time } })).deletedCount;
    },
  };
}

function toStoredPrivate({ entryId, time, key, data }: PrivateRow): StoredPrivate {
  return { _id: entryId, time, key: new Binary(key), data: new Binary(data) };
}

/** A batch that is tried again finds its rows in place. */
async function insertMissing(
  privateData: mongo.Collection<StoredPrivate>,
  rows: StoredPrivate[],
): Promise<void> {
  try {
    await privateData.insertMany(rows, { ordered: false });
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || !failures.every(isMongoDuplicate)) throw error;
  }
}
