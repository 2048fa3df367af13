import { Schema, type Connection } from 'mongoose';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { Consent, ConsentRepository } from './consent.ts';

const collectionName = 'consents';
const text = { type: String, required: true } as const;
const part = { ...strictSchema, _id: false };

const schema = new Schema(
  {
    _id: text,
    version: { type: Number, required: true, min: 1 },
    object: {
      type: new Schema({ type: { ...text, enum: ['file', 'record'] }, id: text }, part),
      required: true,
    },
    caseId: text,
    submissionId: text,
    folderType: { ...text, enum: ['submission', 'request'] },
    providerOrganisationId: text,
    askingOrganisationId: text,
    askedBy: text,
    forOrganisationId: text,
    state: { ...text, enum: ['asked', 'granted', 'refused'] },
    reason: new Schema(
      {
        body: text,
        keyPackets: [
          new Schema({ organisationId: text, fingerprint: text, keyPacket: text }, part),
        ],
      },
      part,
    ),
    askedAt: text,
    answeredBy: String,
    answeredAt: String,
  },
  { ...strictSchema, collection: collectionName },
);

/** Neither refused nor withdrawn. The two states stand first in the alphabet; a partial index takes no list of values. */
const standing = { state: { $lt: 'refused' } };

export const consentMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'consents-001',
    up: async (connection) => {
      await connection.collection(collectionName).createIndexes([
        {
          key: { 'object.id': 1, 'object.type': 1, askingOrganisationId: 1, forOrganisationId: 1 },
          unique: true,
          partialFilterExpression: standing,
        },
        { key: { askingOrganisationId: 1, _id: -1 } },
        { key: { askingOrganisationId: 1, state: 1, _id: -1 } },
        { key: { providerOrganisationId: 1, _id: -1 } },
        { key: { providerOrganisationId: 1, state: 1, _id: -1 } },
      ]);
    },
  },
];

export function createMongoConsentRepository(connection: Connection): ConsentRepository {
  const documents = createDocumentCollection<Consent>(connection, 'Consent', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    replace: documents.replace,
    listOf: (page, organisationId, { side, state }) =>
      documents.page(page, {
        [`${side}OrganisationId`]: organisationId,
        ...(state && { state }),
      }),
    isGranted: async ({ object, askingOrganisationId, forOrganisationId }) => {
      const asked = { 'object.id': object.id, 'object.type': object.type };
      const between = { askingOrganisationId, forOrganisationId };
      return (await documents.count({ ...asked, ...between, state: 'granted' })) > 0;
    },
  };
}
