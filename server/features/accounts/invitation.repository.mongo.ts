import { Schema, type Connection } from 'mongoose';
import { InvitationState } from '../../../core/contracts/accounts.ts';
import { Role } from '../../../core/contracts/vocabulary.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { Invitation, InvitationRepository } from './invitation.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    email: { type: String, required: true },
    role: { type: String, required: true, enum: Role.options },
    organisationId: { type: String, required: true },
    state: { type: String, required: true, enum: InvitationState.options },
    tokenHash: { type: String, match: /^[0-9a-f]{64}$/ },
    invitedBy: String,
    approvedBy: String,
    expiresAt: { type: String, required: true },
    createdAt: { type: String, required: true },
  },
  { ...strictSchema, collection: 'invitations' },
);

export const invitationMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'invitations-001',
    up: async (connection) => {
      await connection.collection('invitations').createIndexes([
        {
          key: { tokenHash: 1 },
          unique: true,
          partialFilterExpression: { tokenHash: { $exists: true } },
        },
        { key: { organisationId: 1, _id: -1 } },
      ]);
    },
  },
  {
    name: 'invitations-002',
    up: async (connection) => {
      await connection.collection('invitations').createIndexes([{ key: { email: 1 } }]);
    },
  },
];

export function createMongoInvitationRepository(connection: Connection): InvitationRepository {
  const documents = createDocumentCollection<Invitation>(connection, 'Invitation', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    findByTokenHash: async (tokenHash) => (await documents.all({ tokenHash }))[0],
    replace: documents.replace,
    list: (page) => documents.page(page, {}),
    listByOrganisation: (organisationId, page) => documents.page(page, { organisationId }),
    removeByEmail: (email) => documents.removeAll({ email }),
  };
}
