import type { Connection } from 'mongoose';
import { isMongoDuplicate } from '../../../platform/database/mongo.ts';
import type { StorageUsage, StorageUsageRepository } from './storage-usage.ts';

type Row = Omit<StorageUsage, 'organisationId'> & { readonly _id: string };

export function createMongoStorageUsageRepository(connection: Connection): StorageUsageRepository {
  const rows = connection.collection<Row>('storage_usage');

  async function makeRow(organisationId: string): Promise<void> {
    try {
      await rows.insertOne({ _id: organisationId, bytes: 0, actsUnderWay: [], revision: 0 });
    } catch (error) {
      if (!isMongoDuplicate(error)) throw error;
    }
  }

  return {
    async begin({ id, startedAt, organisationId, bytes, limit }) {
      const add = () =>
        rows.updateOne(
          { _id: organisationId, bytes: { $lte: limit - bytes } },
          { $inc: { bytes, revision: 1 }, $push: { actsUnderWay: { id, startedAt } } },
        );
      if ((await add()).matchedCount === 1) return true;
      await makeRow(organisationId);
      return (await add()).matchedCount === 1;
    },
    async end({ id, organisationId, released }) {
      await rows.updateOne(
        { _id: organisationId, 'actsUnderWay.id': id },
        { $inc: { bytes: -released, revision: 1 }, $pull: { actsUnderWay: { id } } },
      );
    },
    async list() {
      const all = await rows.find().toArray();
      return all.map(({ _id, ...usage }) => ({ organisationId: _id, ...usage }));
    },
    async correct({ organisationId, revision }, bytes) {
      const result = await rows.updateOne(
        { _id: organisationId, revision },
        { $set: { bytes, actsUnderWay: [] }, $inc: { revision: 1 } },
      );
      return result.matchedCount === 1;
    },
  };
}
