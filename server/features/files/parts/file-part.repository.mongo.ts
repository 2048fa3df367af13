import type { Connection } from 'mongoose';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import { isMongoDuplicate } from '../../../platform/database/mongo.ts';
import type { FilePart, FilePartRepository } from './file-part.ts';

const collectionName = 'file_parts';

export const filePartMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'file-parts-001',
    up: async (connection) => {
      await connection
        .collection(collectionName)
        .createIndexes([{ key: { fileId: 1, n: 1 }, unique: true }]);
    },
  },
];

export function createMongoFilePartRepository(connection: Connection): FilePartRepository {
  const rows = connection.collection<FilePart>(collectionName);
  const withoutId = { projection: { _id: 0 } };
  return {
    async insert(part) {
      try {
        await rows.insertOne({ ...part });
        return true;
      } catch (error) {
        if (isMongoDuplicate(error)) return false;
        throw error;
      }
    },
    async replace(part, { fileId, n, objectId }) {
      const result = await rows.replaceOne({ fileId, n, objectId }, { ...part });
      return result.matchedCount === 1;
    },
    async find(fileId, n) {
      return (await rows.findOne<FilePart>({ fileId, n }, withoutId)) ?? undefined;
    },
    list: (fileId) => rows.find<FilePart>({ fileId }, withoutId).sort({ n: 1 }).toArray(),
    async remove({ fileId, n, objectId }) {
      await rows.deleteOne({ fileId, n, objectId });
    },
    async removeAll(fileId) {
      await rows.deleteMany({ fileId });
    },
    listFileIds: () => rows.distinct('fileId'),
  };
}
