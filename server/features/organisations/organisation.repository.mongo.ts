import { Schema, type Connection } from 'mongoose';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { Organisation, OrganisationRepository } from './organisation.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    name: { type: String, required: true },
    kind: { type: String, required: true, enum: ['state', 'court-organ', 'partner'] },
    country: { type: String, match: /^[A-Z]{3}$/ },
    gnupgCompatible: { type: Boolean, required: true },
    state: { type: String, required: true, enum: ['active', 'suspended'] },
    createdAt: { type: String, required: true },
  },
  { ...strictSchema, collection: 'organisations' },
);

export const organisationMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'organisations-001',
    up: async (connection) => {
      await connection
        .collection('organisations')
        .createIndexes([{ key: { name: 1 }, unique: true }]);
    },
  },
];

export function createMongoOrganisationRepository(connection: Connection): OrganisationRepository {
  const documents = createDocumentCollection<Organisation>(connection, 'Organisation', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    findMany: documents.findMany,
    findByName: async (name) => (await documents.all({ name }))[0],
    replace: documents.replace,
    list: (page) => documents.page(page, {}),
  };
}
