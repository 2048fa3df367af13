import type { Connection } from 'mongoose';
import type { MongoMigration } from '../database/migrations.ts';
import { isMongoDuplicate } from '../database/mongo.ts';
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

  const addOne = (key: string) =>
    counters.findOneAndUpdate({ _id: key }, { $inc: { count: 1 } }, { returnDocument: 'after' });

  async function begin(key: string, endsAt: Date): Promise<void> {
    try {
      await counters.insertOne({ _id: key, count: 0, endsAt });
    } catch (error) {
      if (!isMongoDuplicate(error)) throw error;
    }
  }

  return {
    // Not one upsert: of simultaneous ones, MongoDB refuses all but one with a duplicate key, and
    // DocumentDB answers several with the count 1, so that a burst would pass uncounted.
    async increment(key, endsAt) {
      const known = await addOne(key);
      if (known) return known.count;
      await begin(key, endsAt);
      return (await addOne(key))?.count ?? 1;
    },
  };
}
