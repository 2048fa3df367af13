import type { Connection } from 'mongoose';
import { isMongoDuplicate } from '../../../platform/database/mongo.ts';
import type { StorageUsage, StorageUsageRepository } from './storage-usage.ts';

type Row = Omit<StorageUsage, 'organisationId'> & { readonly _id: string };

export function createMongoStorageUsageRepository(connection: Connection): StorageUsageRepository {
  const rows = connection.collection<Row>('storage_usage');

  async function makeRow(organisationId: string, at: string): Promise<void> {
    try {
      await rows.insertOne({
        _id: organisationId,
        bytes: 0,
        actsUnderWay: 0,
        revision: 0,
        changedAt: at,
      });
    } catch (error) {
      if (!isMongoDuplicate(error)) throw error;
    }
  }

  return {
    async begin({ organisationId, bytes, limit, at }) {
      const add = () =>
        rows.updateOne(
          { _id: organisationId, bytes: { $lte: limit - bytes } },
          { $inc: { bytes, actsUnderWay: 1, revision: 1 }, $set: { changedAt: at } },
        );
      if ((await add()).matchedCount === 1) return true;
      await makeRow(organisationId, at);
      return (await add()).matchedCount === 1;
    },
    async end({ organisationId, released, at }) {
      await rows.updateOne(
        { _id: organisationId },
        { $inc: { bytes: -released, actsUnderWay: -1, revision: 1 }, $set: { changedAt: at } },
      );
    },
    async list() {
      const all = await rows.find().toArray();
      return all.map(({ _id, ...usage }) => ({ organisationId: _id, ...usage }));
    },
    async correct({ organisationId, revision }, bytes) {
      const result = await rows.updateOne(
        { _id: organisationId, revision },
        { $set: { bytes, actsUnderWay: 0 }, $inc: { revision: 1 } },
      );
      return result.matchedCount === 1;
    },
  };
}
