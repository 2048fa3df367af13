import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { ReadMark, ReadMarkRepository } from './read-mark.ts';

const text = { type: String, required: true } as const;
const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    itemId: text,
    organisationId: text,
    messageId: text,
    at: text,
  },
  { ...strictSchema, collection: 'readMarks' },
);

export const readMarkMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'read-marks-001',
    up: async (connection) => {
      await connection.collection('readMarks').createIndexes([{ key: { itemId: 1 } }]);
    },
  },
];

export function createMongoReadMarkRepository(connection: Connection): ReadMarkRepository {
  const documents = createDocumentCollection<ReadMark>(connection, 'ReadMark', schema);
  return {
    insert: (mark) => documents.insertNew(mark),
    find: (id) => documents.find(id),
    replace: (mark, expected) => documents.replace(mark, expected),
    listOfItem: (itemId) => documents.all({ itemId }),
  };
}
