import { Schema, type Connection } from 'mongoose';
import { createDocumentCollection } from '../../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../../platform/database/mongo.ts';
import type { MongoMigration } from '../../../platform/database/migrations.ts';
import type { KeyGrant, KeyGrantRepository } from './key-grant.ts';

const collection = 'key_grants';
const text = { type: String, required: true };

const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    organisationId: text,
    accountId: text,
    fingerprint: text,
    memberKeyFingerprint: text,
    armoredMessage: text,
    grantedBy: text,
    createdAt: text,
  },
  { ...strictSchema, collection },
);

export const keyGrantMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'key-grants-001',
    up: async (connection) => {
      await connection
        .collection(collection)
        .createIndexes([
          { key: { accountId: 1, _id: -1 } },
          { key: { organisationId: 1, _id: -1 } },
        ]);
    },
  },
];

export function createMongoKeyGrantRepository(connection: Connection): KeyGrantRepository {
  const documents = createDocumentCollection<KeyGrant>(connection, 'KeyGrant', schema);
  const grants = connection.collection<{ _id: string }>(collection);

  async function remove(filter: Record<string, unknown>): Promise<void> {
    await grants.deleteMany(filter);
  }

  return {
    insertAll: async (all) => {
      for (const grant of all) await documents.insertNew(grant);
    },
    listByMember: (accountId, page) => documents.page(page, { accountId }),
    listByOrganisation: (organisationId, page) => documents.page(page, { organisationId }),
    hasAny: async (accountId, organisationId) =>
      (await documents.all({ accountId, organisationId }, { limit: 1 })).length > 0,
    remove: (ids) => remove({ _id: { $in: ids } }),
    removeOlder: ({ id, accountId, fingerprint }) =>
      remove({ accountId, _id: { $lt: id }, fingerprint }),
    removeByMember: (accountId, organisationId) => remove({ accountId, organisationId }),
    removeStale: (accountId, memberKeyFingerprint) =>
      remove({ accountId, memberKeyFingerprint: { $ne: memberKeyFingerprint } }),
  };
}
