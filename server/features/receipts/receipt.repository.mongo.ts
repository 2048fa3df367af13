import { Schema, type Connection } from 'mongoose';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { Receipt, ReceiptRepository } from './receipt.ts';

const text = { type: String, required: true } as const;
const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    submissionId: text,
    statement: text,
  },
  { ...strictSchema, collection: 'receipts' },
);

export function createMongoReceiptRepository(connection: Connection): ReceiptRepository {
  const documents = createDocumentCollection<Receipt>(connection, 'Receipt', schema);
  return {
    insert: (receipt) => documents.insertNew(receipt),
    find: (id) => documents.find(id),
    remove: async (id) => {
      await documents.remove(id);
    },
  };
}
