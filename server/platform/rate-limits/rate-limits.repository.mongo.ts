import type { Connection } from 'mongoose';
import type { MongoMigration } from '../database/migrations.ts';
import type { RateLimitRepository } from './rate-limits.ts';

type Counter = { _id: string; count: number; endsAt: Date };
const collectionName = 'rate_limits';

export const rateLimitMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'rate-limits-001',
    up: async (connection) => {
      await connection
        .collection(collectionName)
        .createIndexes([{ key: { endsAt: 1 }, expireAfterSeconds: 0 }]);
    },
  },
];

export function createMongoRateLimitRepository(connection: Connection): RateLimitRepository {
  const counters = connection.collection<Counter>(collectionName);
  return {
    async increment(key, endsAt) {
      const counter = await counters.findOneAndUpdate(
        { _id: key },
        { $inc: { count: 1 }, $setOnInsert: { endsAt } },
        { upsert: true, returnDocument: 'after' },
      );
      return counter?.count ?? 1;
    },
  };
}
