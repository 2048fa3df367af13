import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../../platform/database/mongo.ts';
import { messageFields } from '../request.model.ts';
import type { Message, MessageRepository } from './message.ts';

const schema = new Schema(
  { _id: { type: String, required: true }, ...messageFields },
  { ...strictSchema, collection: 'messages' },
);

export const messageMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'messages-001',
    up: async (connection) => {
      await connection.collection('messages').createIndexes([{ key: { requestId: 1, _id: -1 } }]);
    },
  },
];

export function createMongoMessageRepository(connection: Connection): MessageRepository {
  const documents = createDocumentCollection<Message>(connection, 'Message', schema);
  return {
    insert: (message) => documents.insertNew(message),
    find: (id) => documents.find(id),
    listOfRequest: (page, requestId) => documents.page(page, { requestId }),
  };
}
