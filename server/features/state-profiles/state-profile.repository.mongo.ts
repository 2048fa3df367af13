import { Schema, type Connection } from 'mongoose';
import { RequirementCode } from '../../../core/contracts/state-profiles.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { StateProfile, StateProfileRepository } from './state-profile.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    languages: { type: [String], required: true },
    requirements: { type: [{ type: String, enum: RequirementCode.options }], required: true },
    maximumFreezeMonths: Number,
    confirmedAt: { type: String, required: true },
  },
  { ...strictSchema, collection: 'state_profiles' },
);

export function createMongoStateProfileRepository(connection: Connection): StateProfileRepository {
  const documents = createDocumentCollection<StateProfile>(connection, 'StateProfile', schema);
  return {
    insert: documents.insertNew,
    findById: documents.find,
    replace: documents.replace,
  };
}
