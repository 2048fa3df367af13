import { Schema } from 'mongoose';
import { strictSchema } from '../../platform/database/mongo.ts';

const options = { ...strictSchema, _id: false } as const;
const text = { type: String, required: true } as const;
const version = { type: Number, required: true, min: 1 } as const;

const storedContent = new Schema(
  {
    body: text,
    keyPackets: {
      type: [new Schema({ organisationId: text, fingerprint: text, keyPacket: text }, options)],
      required: true,
    },
  },
  options,
);

/** The fields of a message but its identifier, which has another name on its own than inside a request. */
export const messageFields = {
  version,
  requestId: text,
  organisationId: text,
  accountId: text,
  content: { type: storedContent, required: true },
  step: String,
  createdAt: text,
} as const;

const move = new Schema(
  {
    step: text,
    state: text,
    organisationId: text,
    accountId: text,
    at: text,
    ground: String,
    until: String,
  },
  options,
);

export const requestFields = {
  version,
  groupId: text,
  caseId: text,
  flow: { ...text, enum: ['court-to-state', 'state-to-court', 'state-to-state'] },
  formality: { ...text, enum: ['formal', 'informal'] },
  measure: text,
  urgency: { type: new Schema({ level: text, ground: String }, options), required: true },
  responseTarget: text,
  markings: {
    type: new Schema(
      { classification: text, handlingCondition: text, sharingLimit: text },
      options,
    ),
    required: true,
  },
  state: text,
  requester: {
    type: new Schema({ organisationId: text, accountId: text }, options),
    required: true,
  },
  addresseeOrganisationId: text,
  contentWrittenBy: String,
  contentMeasure: String,
  signedOff: new Schema({ accountId: text, at: text, files: text }, options),
  confirmation: new Schema({ reference: text, on: text }, options),
  moves: { type: [move], required: true },
  sentAt: String,
  createdAt: text,
  changedAt: text,
  awaitingConfirmation: { type: Boolean, required: true },
  dueOn: String,
  answeredAt: String,
  content: storedContent,
  moveMessage: new Schema({ id: text, ...messageFields }, options),
  receipt: new Schema({ id: text, sha256: text }, options),
} as const;
