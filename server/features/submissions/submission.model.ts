import { Schema } from 'mongoose';
import { strictSchema } from '../../platform/database/mongo.ts';

const options = { ...strictSchema, _id: false } as const;
const text = { type: String, required: true } as const;

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

export const decisionSchema = new Schema(
  {
    outcome: { ...text, enum: ['accepted', 'returned'] },
    statement: text,
    armoredSignature: text,
    accountId: text,
    at: text,
  },
  options,
);

/** The fields of a remark but its identifier, which has another name on its own than inside a submission. */
export const remarkFields = {
  version: { type: Number, required: true, min: 1 },
  submissionId: text,
  organisationId: text,
  accountId: text,
  content: { type: storedContent, required: true },
  decision: decisionSchema,
  createdAt: text,
} as const;

const share = new Schema(
  {
    organisationId: text,
    byOrganisationId: text,
    fingerprint: text,
    accountId: text,
    statement: text,
    armoredSignature: text,
    at: text,
  },
  options,
);

export const submissionFields = {
  version: { type: Number, required: true, min: 1 },
  caseId: text,
  kind: { ...text, enum: ['spontaneous', 'answer'] },
  requestId: String,
  formality: { ...text, enum: ['formal', 'informal'] },
  state: {
    ...text,
    enum: ['draft', 'submitted', 'under-review', 'returned', 'accepted', 'withdrawn'],
  },
  sender: { type: new Schema({ organisationId: text, accountId: text }, options), required: true },
  recipientOrganisationIds: { type: [String], required: true },
  markings: {
    type: new Schema(
      { classification: text, handlingCondition: text, sharingLimit: text },
      options,
    ),
    required: true,
  },
  recordWrittenBy: String,
  // Without a default: absent as long as nothing was shared.
  recordShares: { type: [share], default: undefined },
  submittedAt: String,
  receipt: new Schema({ id: text, sha256: text }, options),
  takenUpBy: String,
  createdAt: text,
  changedAt: text,
  record: storedContent,
  decision: decisionSchema,
  decisionRemark: new Schema({ id: text, ...remarkFields }, options),
} as const;
