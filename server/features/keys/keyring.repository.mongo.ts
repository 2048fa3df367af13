import { Schema, type Connection } from 'mongoose';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { isMongoDuplicate, strictSchema } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { KeyringRepository, MemberKeyring, OrganisationKeyring } from './keyring.ts';

const part = { ...strictSchema, _id: false } as const;
const text = { type: String, required: true };
const count = { type: Number, required: true };

const encryptionKey = new Schema(
  {
    keyId: text,
    fingerprint: text,
    version: count,
    algorithm: count,
    keyPacketLengths: { type: new Schema({ v3: count, v6: count }, part), required: true },
  },
  part,
);

const publishedKey = {
  id: text,
  fingerprint: text,
  armoredPublicKey: text,
  algorithm: text,
  userId: String,
  readsSeipd2: { type: Boolean, required: true },
  encryptionKey: { type: encryptionKey, required: true },
  createdAt: text,
  expiresAt: String,
  publishedAt: text,
};

const rotation = new Schema({ statement: text, armoredSignature: text }, part);

function keyringOf(superseded: Schema) {
  return {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    current: { type: new Schema(publishedKey, part), required: true },
    superseded: { type: [superseded], required: true },
    fingerprints: { type: [String], required: true },
  };
}

const memberKeyring = new Schema(
  {
    ...keyringOf(new Schema({ ...publishedKey, supersededAt: text }, part)),
    armoredLockedPrivateKey: String,
  },
  { ...strictSchema, collection: 'member_keyrings' },
);

const organisationKeyring = new Schema(
  {
    ...keyringOf(
      new Schema(
        { ...publishedKey, supersededAt: text, rotation: { type: rotation, required: true } },
        part,
      ),
    ),
    memberLeft: { type: Boolean, required: true },
  },
  { ...strictSchema, collection: 'organisation_keyrings' },
);

export const keyringMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'keyrings-001',
    up: async (connection) => {
      for (const name of ['member_keyrings', 'organisation_keyrings']) {
        await connection
          .collection(name)
          .createIndexes([{ key: { fingerprints: 1 }, unique: true }]);
      }
    },
  },
];

export function createMongoMemberKeyringRepository(connection: Connection) {
  return createRepository<MemberKeyring>(connection, 'MemberKeyring', memberKeyring);
}

export function createMongoOrganisationKeyringRepository(connection: Connection) {
  return createRepository<OrganisationKeyring>(
    connection,
    'OrganisationKeyring',
    organisationKeyring,
  );
}

function createRepository<Stored extends MemberKeyring | OrganisationKeyring>(
  connection: Connection,
  name: string,
  schema: Schema,
): KeyringRepository<Stored> {
  const keyrings = createDocumentCollection<Stored>(connection, name, schema);
  return {
    find: keyrings.find,
    findMany: keyrings.findMany,
    store: async (keyring, expectedVersion) => {
      if (expectedVersion === 0) {
        if (await keyrings.insertNew(keyring)) return 'stored';
        return (await keyrings.find(keyring.id)) ? 'conflict' : 'taken';
      }
      try {
        return (await keyrings.replace(keyring, expectedVersion)) ? 'stored' : 'conflict';
      } catch (error) {
        if (isMongoDuplicate(error)) return 'taken';
        throw error;
      }
    },
  };
}
