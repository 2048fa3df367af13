import { Schema, type Connection } from 'mongoose';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { SealedFile, SealedFileRepository } from './sealed-file.ts';

const collectionName = 'sealed_files';
const text = { type: String, required: true } as const;
const part = { ...strictSchema, _id: false };

const keyPackets = [new Schema({ organisationId: text, fingerprint: text, keyPacket: text }, part)];

const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    submissionId: text,
    caseId: text,
    organisationId: text,
    uploaderAccountId: text,
    state: { ...text, enum: ['receiving', 'unsigned', 'complete'] },
    layout: { ...text, enum: ['parts', 'whole'] },
    size: { type: Number, required: true, min: 1 },
    partSize: { type: Number, required: true, min: 1 },
    // Without a default: an absent list and an empty one are different things.
    objects: {
      type: [new Schema({ id: text, size: { type: Number, required: true } }, part)],
      default: undefined,
    },
    seipd: new Schema(
      {
        version: { type: Number, required: true, enum: [1, 2] },
        cipher: Number,
        aead: Number,
        chunkSizeByte: Number,
      },
      part,
    ),
    keyPackets,
    descriptor: new Schema({ body: text, keyPackets }, part),
    signature: new Schema(
      { manifest: text, manifestSha256: text, armoredSignature: text, fingerprint: text },
      part,
    ),
    shares: [
      new Schema(
        {
          organisationId: text,
          byOrganisationId: String,
          fingerprint: text,
          accountId: text,
          statement: text,
          armoredSignature: text,
          at: text,
        },
        part,
      ),
    ],
    createdAt: text,
    completedAt: String,
  },
  { ...strictSchema, collection: collectionName },
);

export const sealedFileMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'sealed-files-001',
    up: async (connection) => {
      await connection
        .collection(collectionName)
        .createIndexes([
          { key: { submissionId: 1, _id: -1 } },
          { key: { organisationId: 1, size: 1 } },
          { key: { 'keyPackets.organisationId': 1, state: 1, _id: -1 } },
          { key: { state: 1, createdAt: 1 } },
        ]);
    },
  },
  {
    name: 'sealed-files-002',
    up: async (connection) => {
      await connection
        .collection(collectionName)
        .createIndexes([{ key: { 'shares.organisationId': 1, _id: -1 } }]);
    },
  },
];

export function createMongoSealedFileRepository(connection: Connection): SealedFileRepository {
  const documents = createDocumentCollection<SealedFile>(connection, 'SealedFile', schema);
  const collection = connection.collection<{ _id: string; version: number }>(collectionName);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    replace: documents.replace,
    async remove(id, expectedVersion) {
      const result = await collection.deleteOne({ _id: id, version: expectedVersion });
      return result.deletedCount === 1;
    },
    listAllOfSubmission: (submissionId) => documents.all({ submissionId }, { sort: { _id: 1 } }),
    listOfSubmission: (submissionId, page) => documents.page(page, { submissionId }),
    listReadableBy: (organisationId, page) =>
      documents.page(page, { 'keyPackets.organisationId': organisationId, state: 'complete' }),
    listSharedWith: (organisationId, page) =>
      documents.page(page, { 'shares.organisationId': organisationId }),
    listUnfinished: (createdBefore) =>
      documents.all({
        state: { $in: ['receiving', 'unsigned'] },
        createdAt: { $lt: createdBefore },
      }),
    async sumOfSizes(organisationId) {
      const [sum] = await collection
        .aggregate<{ total: number }>([
          { $match: { organisationId } },
          { $group: { _id: null, total: { $sum: '$size' } } },
        ])
        .toArray();
      return sum?.total ?? 0;
    },
  };
}
