import { type Connection, mongo } from 'mongoose';
import { isMongoDuplicate } from '../database/mongo.ts';
import type { MongoMigration } from '../database/migrations.ts';
import { meterSource } from './metered-source.ts';
import {
  type OctetRange,
  requireValidId,
  type SealedStore,
  SealedStoreError,
} from './sealed-store.ts';

/** Each chunk waits for a majority of the replica set: the larger, the fewer waits. A writer holds one. */
const CHUNK_SIZE = 1024 * 1024;

type FileId = mongo.BSON.ObjectId;
/** Written before the first chunk and taken away last, so that a sweep need not search all chunks for orphans. */
type Unfinished = { _id: FileId; activeAt: Date; isAbandoned?: true };

type Options = { readonly connection: Connection; readonly bucketName: string };

export function gridFsStoreMigrations(bucketName: string): readonly MongoMigration[] {
  return [
    {
      name: `sealed-store-${bucketName}-001`,
      up: async (connection) => {
        await connection
          .collection(`${bucketName}.files`)
          .createIndex({ filename: 1 }, { unique: true }, {});
        await connection
          .collection(`${bucketName}.chunks`)
          .createIndex({ files_id: 1, n: 1 }, { unique: true }, {});
      },
    },
  ];
}

/**
 * GridFS. The identifier is the unique file name and not the `_id`: two writers of one identifier then have
 * chunks of their own, and the one that loses can delete its own without touching the winner's.
 */
export function createGridFsStore({ connection, bucketName }: Options): SealedStore {
  const database = connection.db;
  if (!database) throw new Error('The connection to MongoDB is not open');
  const bucket = new mongo.GridFSBucket(database, {
    bucketName,
    chunkSizeBytes: CHUNK_SIZE,
    writeConcern: { w: 'majority', journal: true },
  });
  const files = database.collection<mongo.GridFSFile>(`${bucketName}.files`);
  const chunks = database.collection<mongo.GridFSChunk>(`${bucketName}.chunks`);
  const unfinished = database.collection<Unfinished>(`${bucketName}.unfinished`);

  async function findFile(id: string) {
    requireValidId(id);
    return files.findOne({ filename: id });
  }

  async function begin(fileId: FileId): Promise<void> {
    await unfinished.insertOne({ _id: fileId, activeAt: new Date() });
  }

  /** The file first: while it is there, all of its chunks are. */
  async function discard(fileId: FileId): Promise<void> {
    await files.deleteOne({ _id: fileId });
    await chunks.deleteMany({ files_id: fileId });
    await unfinished.deleteOne({ _id: fileId });
  }

  async function requireNotAbandoned(fileId: FileId): Promise<void> {
    const { matchedCount } = await unfinished.updateOne(
      { _id: fileId, isAbandoned: { $exists: false } },
      { $set: { activeAt: new Date() } },
    );
    if (matchedCount === 0) throw new Error('The upload was swept away while it was written');
  }

  /** False when the writer showed life after `olderThan`; true forbids it to finish. */
  async function abandon(fileId: FileId, olderThan: Date): Promise<boolean> {
    const last = await chunks.findOne(
      { files_id: fileId },
      { sort: { n: -1 }, projection: { _id: 1 } },
    );
    if (last && last._id.getTimestamp() >= olderThan) return false;
    const { matchedCount } = await unfinished.updateOne(
      { _id: fileId, activeAt: { $lt: olderThan } },
      { $set: { isAbandoned: true } },
    );
    return matchedCount === 1;
  }

  return {
    async write(id, source, options) {
      if (await findFile(id)) throw new SealedStoreError('exists');
      const meter = meterSource(source, options);
      const fileId = new mongo.BSON.ObjectId();
      await begin(fileId);
      try {
        const upload = bucket.openUploadStreamWithId(fileId, id);
        await writeAll(upload, meter.octets);
        await requireNotAbandoned(fileId);
        await end(upload);
      } catch (error) {
        // What cannot be deleted now is left to the sweep; the caller learns the first cause.
        await Promise.allSettled([discard(fileId)]);
        if (isMongoDuplicate(error)) throw new SealedStoreError('exists', { cause: error });
        throw error;
      }
      // Committed; should this fail, the sweep takes the entry away.
      await Promise.allSettled([unfinished.deleteOne({ _id: fileId })]);
      return meter.total();
    },

    async *read(id, range) {
      const file = await findFile(id);
      if (!file) throw new SealedStoreError('not-found');
      const wanted = {
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? file.length, file.length),
      };
      if (wanted.start < wanted.end) yield* readRange(bucket, file._id, wanted);
    },

    async remove(id) {
      const file = await findFile(id);
      if (!file) return;
      await unfinished.updateOne(
        { _id: file._id },
        { $set: { activeAt: new Date() } },
        { upsert: true },
      );
      await discard(file._id);
    },

    async *list({ createdBefore } = {}) {
      const filter = createdBefore ? { uploadDate: { $lt: createdBefore } } : {};
      for await (const file of files.find(filter)) {
        yield { id: file.filename, size: file.length, createdAt: file.uploadDate };
      }
    },

    async sweepUnfinished(olderThan) {
      let swept = 0;
      for await (const { _id } of unfinished.find({ activeAt: { $lt: olderThan } })) {
        if (await files.findOne({ _id }, { projection: { _id: 1 } })) {
          await unfinished.deleteOne({ _id });
        } else if (await abandon(_id, olderThan)) {
          await discard(_id);
          swept += 1;
        }
      }
      return swept;
    },
  };
}

/** One write at a time, so that none is under way when the chunks of a failed upload are deleted. */
async function writeAll(
  upload: mongo.GridFSBucketWriteStream,
  octets: AsyncIterable<Uint8Array>,
): Promise<void> {
  // Each error reaches the callback of the call that met it; unheard, the event would end the process.
  upload.on('error', () => undefined);
  for await (const chunk of octets) await settled((done) => upload.write(chunk, done));
}

async function end(upload: mongo.GridFSBucketWriteStream): Promise<void> {
  await settled((done) => upload.end(done));
}

function settled(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function* readRange(
  bucket: mongo.GridFSBucket,
  fileId: FileId,
  range: OctetRange,
): AsyncGenerator<Uint8Array> {
  let missing = range.end - range.start;
  const stream: AsyncIterable<Uint8Array> = bucket.openDownloadStream(fileId, range);
  for await (const chunk of stream) {
    missing -= chunk.length;
    yield chunk;
  }
  // The driver ends in silence where the last chunks are gone.
  if (missing !== 0) throw new Error('Chunks are missing from the sealed store');
}
