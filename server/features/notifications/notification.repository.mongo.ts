import { Schema, type Connection } from 'mongoose';
import { NotificationKind, NotificationObject } from '../../../core/contracts/notifications.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { MemberNotification, NotificationRepository } from './notification.ts';

const text = { type: String, required: true };
const collectionName = 'notifications';

const object = new Schema(
  { type: { ...text, enum: NotificationObject.shape.type.options }, id: text },
  { ...strictSchema, _id: false },
);

const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    accountId: text,
    kind: { ...text, enum: NotificationKind.options },
    object: { type: object, required: true },
    caseId: text,
    createdAt: text,
    unread: { type: Boolean, required: true },
    readAt: String,
    once: String,
  },
  { ...strictSchema, collection: collectionName },
);

export const notificationMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'notifications-001',
    up: async (connection) => {
      await connection.collection(collectionName).createIndexes([
        { key: { accountId: 1, _id: -1 } },
        { key: { accountId: 1, unread: 1, _id: -1 } },
        {
          key: { accountId: 1, once: 1 },
          unique: true,
          partialFilterExpression: { once: { $exists: true } },
        },
        { key: { createdAt: 1 } },
      ]);
    },
  },
];

export function createMongoNotificationRepository(connection: Connection): NotificationRepository {
  const documents = createDocumentCollection<MemberNotification>(
    connection,
    'MemberNotification',
    schema,
  );
  const collection = connection.collection<{ _id: string }>(collectionName);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    list: (page, accountId, { unreadOnly }) =>
      documents.page(page, { accountId, ...(unreadOnly && { unread: true }) }),
    countUnread: (accountId, atMost) =>
      collection.countDocuments({ accountId, unread: true }, { limit: atMost }),
    async markRead(accountId, upToId, readAt) {
      await collection.updateMany(
        { accountId, unread: true, _id: { $lte: upToId } },
        { $set: { unread: false, readAt }, $inc: { version: 1 } },
      );
    },
    removeOlderThan: (instant) => documents.removeAll({ createdAt: { $lt: instant } }),
    removeOfAccount: (accountId) => documents.removeAll({ accountId }),
  };
}
