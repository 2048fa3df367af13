import type { Connection } from 'mongoose';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { upserting } from '../../platform/database/mongo.ts';
import type { CalendarFeedRepository } from './calendar-feed.ts';

const collectionName = 'calendar_feeds';

export const calendarFeedMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'calendar-feeds-001',
    up: async (connection) => {
      await connection
        .collection(collectionName)
        .createIndexes([{ key: { tokenHash: 1 }, unique: true }]);
    },
  },
];

export function createMongoCalendarFeedRepository(connection: Connection): CalendarFeedRepository {
  const feeds = connection.collection<{ _id: string; tokenHash: string }>(collectionName);
  return {
    async put({ id, tokenHash }) {
      await upserting(() =>
        feeds.updateOne({ _id: id }, { $set: { tokenHash } }, { upsert: true }),
      );
    },
    async findByTokenHash(tokenHash) {
      const feed = await feeds.findOne({ tokenHash });
      return feed ? { id: feed._id, tokenHash } : undefined;
    },
    async remove(accountId) {
      await feeds.deleteOne({ _id: accountId });
    },
  };
}
