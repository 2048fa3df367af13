import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { Case, CaseRepository } from './case.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    reference: { type: String, required: true },
    ownerOrganisationId: { type: String, required: true },
    participantOrganisationIds: { type: [String], required: true },
    state: { type: String, required: true, enum: ['open', 'closed'] },
    createdAt: { type: String, required: true },
  },
  { ...strictSchema, collection: 'cases' },
);

export const caseMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'cases-001',
    up: async (connection) => {
      await connection
        .collection('cases')
        .createIndexes([
          { key: { reference: 1 }, unique: true },
          { key: { ownerOrganisationId: 1, _id: -1 } },
          { key: { participantOrganisationIds: 1, _id: -1 } },
        ]);
    },
  },
];

export function createMongoCaseRepository(connection: Connection): CaseRepository {
  const documents = createDocumentCollection<Case>(connection, 'Case', schema);
  return {
    insert: (courtCase) => documents.insertNew(courtCase),
    findById: (id) => documents.find(id),
    findMany: (ids) => documents.findMany(ids),
    replace: (courtCase, expected) => documents.replace(courtCase, expected),
    listAll: (page) => documents.page(page, {}),
    // Each branch reads its own index in the order asked for; the engine merges them.
    listOfOrganisation: (page, organisationId) =>
      documents.page(page, {
        $or: [
          { ownerOrganisationId: organisationId },
          { participantOrganisationIds: organisationId },
        ],
      }),
  };
}
