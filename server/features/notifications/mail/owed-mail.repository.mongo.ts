import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../../platform/database/mongo.ts';
import type { OwedMail, OwedMailRepository } from './owed-mail.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    sendAt: { type: String, required: true },
    failures: { type: Number, required: true },
    failingSince: String,
  },
  { ...strictSchema, collection: 'owed_mail' },
);

export const owedMailMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'owed-mail-001',
    up: async (connection) => {
      await connection.collection('owed_mail').createIndexes([{ key: { sendAt: 1 } }]);
    },
  },
];

export function createMongoOwedMailRepository(connection: Connection): OwedMailRepository {
  const documents = createDocumentCollection<OwedMail>(connection, 'OwedMail', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    replace: documents.replace,
    listDue: (instant, limit) =>
      documents.all({ sendAt: { $lte: instant } }, { sort: { sendAt: 1 }, limit }),
    removeVersion: (accountId, version) => documents.removeAll({ _id: accountId, version }),
    remove: documents.remove,
  };
}
