import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../../platform/database/mongo.ts';
import type { Remark, RemarkRepository } from './remark.ts';
import { remarkFields } from '../submission.model.ts';

const schema = new Schema(
  { _id: { type: String, required: true }, ...remarkFields },
  { ...strictSchema, collection: 'remarks' },
);

export const remarkMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'remarks-001',
    up: async (connection) => {
      await connection.collection('remarks').createIndexes([{ key: { submissionId: 1, _id: -1 } }]);
    },
  },
];

export function createMongoRemarkRepository(connection: Connection): RemarkRepository {
  const documents = createDocumentCollection<Remark>(connection, 'Remark', schema);
  return {
    insert: (remark) => documents.insertNew(remark),
    find: (id) => documents.find(id),
    listOfSubmission: (page, submissionId) => documents.page(page, { submissionId }),
  };
}
