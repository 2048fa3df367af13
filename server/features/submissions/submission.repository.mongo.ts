import { Schema, type Connection, type mongo } from 'mongoose';
import type { SubmissionKind } from '../../../core/contracts/submissions.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import { createDocumentCollection } from '../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../platform/database/mongo.ts';
import type { Page } from '../../platform/database/page.ts';
import { submissionFields } from './submission.model.ts';
import type {
  Submission,
  SubmissionFilter,
  SubmissionRepository,
  SubmissionSummary,
} from './submission.ts';

const schema = new Schema(
  { _id: { type: String, required: true }, ...submissionFields },
  { ...strictSchema, collection: 'submissions' },
);

/** The inbox has an index of its own, so that a draft is never in it, not even to be passed over. */
const everSubmitted = { submittedAt: { $exists: true } };

export const submissionMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'submissions-001',
    up: async (connection) => {
      const inbox = { partialFilterExpression: everSubmitted };
      await connection
        .collection('submissions')
        .createIndexes([
          { key: { 'sender.organisationId': 1, _id: -1 } },
          { key: { 'sender.organisationId': 1, state: 1, _id: -1 } },
          { key: { 'sender.organisationId': 1, caseId: 1, _id: -1 } },
          { key: { recipientOrganisationIds: 1, _id: -1 }, ...inbox },
          { key: { recipientOrganisationIds: 1, state: 1, _id: -1 }, ...inbox },
        ]);
    },
  },
  {
    name: 'submissions-002',
    up: async (connection) => {
      const inbox = { partialFilterExpression: everSubmitted };
      await connection.collection('submissions').createIndexes([
        { key: { recipientOrganisationIds: 1, caseId: 1, _id: -1 }, ...inbox },
        { key: { recipientOrganisationIds: 1, state: 1, caseId: 1, _id: -1 }, ...inbox },
      ]);
    },
  },
  {
    name: 'submissions-003',
    up: async (connection) => {
      const inbox = { partialFilterExpression: everSubmitted };
      await connection
        .collection('submissions')
        .createIndexes([
          { key: { requestId: 1, _id: -1 } },
          { key: { recipientOrganisationIds: 1, kind: 1, state: 1, caseId: 1 }, ...inbox },
        ]);
    },
  },
  {
    name: 'submissions-record-shares-001',
    up: async (connection) => {
      await connection
        .collection('submissions')
        .createIndexes([{ key: { 'recordShares.organisationId': 1, _id: -1 } }]);
    },
  },
];

type StoredSummary = Omit<SubmissionSummary, 'id'> & { readonly _id: string };

export function createMongoSubmissionRepository(connection: Connection): SubmissionRepository {
  const documents = createDocumentCollection<Submission>(connection, 'Submission', schema);
  const collection = connection.collection<StoredSummary>('submissions');

  async function summaries(
    filter: mongo.Filter<StoredSummary>,
    { cursor, limit }: Page,
  ): Promise<SubmissionSummary[]> {
    const after = cursor === undefined ? {} : { _id: { $lt: cursor } };
    const rows = await collection
      .find({ ...filter, ...after })
      .project<StoredSummary>({ record: 0, decision: 0, decisionRemark: 0 })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .toArray();
    return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  return {
    insert: (submission) => documents.insertNew(submission),
    findById: (id) => documents.find(id),
    findSummary: async (id) => (await summaries({ _id: id }, { limit: 1 }))[0],
    replace: (submission, expected) => documents.replace(submission, expected),
    listOfSender: (page, organisationId, filter) =>
      summaries({ 'sender.organisationId': organisationId, ...given(filter) }, page),
    listOfRecipient: (page, organisationId, filter) =>
      summaries(
        { recipientOrganisationIds: organisationId, ...everSubmitted, ...given(filter) },
        page,
      ),
    listSharedWith: (page, organisationId) =>
      summaries({ 'recordShares.organisationId': organisationId }, page),
    countOfSender: (organisationId, state, limit) =>
      collection.countDocuments({ 'sender.organisationId': organisationId, state }, { limit }),
    countOfRecipient: async (organisationId, waiting, limit) => {
      const counted = collection.aggregate<{ _id: string; count: number }>([
        {
          $match: { recipientOrganisationIds: organisationId, ...everSubmitted, ...given(waiting) },
        },
        { $limit: limit },
        { $group: { _id: '$caseId', count: { $sum: 1 } } },
      ]);
      return new Map((await counted.toArray()).map(({ _id, count }) => [_id, count]));
    },
    hasAnswer: async (requestId, states) =>
      (await collection.countDocuments({ requestId, state: { $in: states } }, { limit: 1 })) > 0,
  };
}

/** The conditions that are set at all. */
function given(conditions: SubmissionFilter & { readonly kind?: SubmissionKind | undefined }) {
  const { state, caseId, requestId, kind } = conditions;
  return {
    ...(state && { state }),
    ...(caseId && { caseId }),
    ...(requestId && { requestId }),
    ...(kind && { kind }),
  };
}
