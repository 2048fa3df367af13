import { Schema, type Connection } from 'mongoose';
import { Role } from '../../../core/contracts/vocabulary.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { Account, AccountRepository } from './account.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    email: String,
    displayName: { type: String, required: true },
    role: { type: String, required: true, enum: Role.options },
    organisationId: { type: String, required: true },
    state: { type: String, required: true, enum: ['active', 'suspended', 'removed'] },
    passwordHash: String,
    secondFactor: {
      type: new Schema(
        {
          encryptedSecret: { type: String, required: true },
          lastStep: { type: Number, required: true },
        },
        { ...strictSchema, _id: false },
      ),
    },
    pendingSecondFactor: {
      type: new Schema(
        {
          encryptedSecret: { type: String, required: true },
          expiresAt: { type: String, required: true },
        },
        { ...strictSchema, _id: false },
      ),
    },
    roleProposal: {
      type: new Schema(
        {
          role: { type: String, required: true, enum: Role.options },
          proposedBy: { type: String, required: true },
          expiresAt: { type: String, required: true },
        },
        { ...strictSchema, _id: false },
      ),
    },
    createdAt: { type: String, required: true },
  },
  { ...strictSchema, collection: 'accounts' },
);

export const accountMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'accounts-001',
    up: async (connection) => {
      await connection.collection('accounts').createIndexes([
        {
          key: { email: 1 },
          unique: true,
          partialFilterExpression: { email: { $exists: true } },
        },
        { key: { organisationId: 1, _id: -1 } },
        { key: { role: 1, state: 1 } },
      ]);
    },
  },
  {
    name: 'accounts-002',
    up: async (connection) => {
      await connection
        .collection('accounts')
        .createIndexes([
          { key: { role: 1, _id: -1 } },
          { key: { state: 1, _id: -1 } },
          { key: { organisationId: 1, role: 1, _id: -1 } },
          { key: { organisationId: 1, state: 1, _id: -1 } },
        ]);
    },
  },
];

export function createMongoAccountRepository(connection: Connection): AccountRepository {
  const documents = createDocumentCollection<Account>(connection, 'Account', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    findMany: documents.findMany,
    findByEmail: async (email) => (await documents.all({ email }))[0],
    replace: documents.replace,
    list: (page, { organisationId, role, state }) =>
      documents.page(page, {
        ...(organisationId && { organisationId }),
        ...(role && { role }),
        ...(state && { state }),
      }),
    countActive: (role) => documents.count({ role, state: 'active' }),
  };
}
