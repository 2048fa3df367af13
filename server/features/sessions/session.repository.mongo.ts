import { Schema, type Connection } from 'mongoose';
import { strictSchema, upserting } from '../../platform/database/mongo.ts';
import type { MongoMigration } from '../../platform/database/migrations.ts';
import type { SessionRepository, SignedInSession } from './signed-in-session.ts';

type Stored = Omit<SignedInSession, 'reference' | 'expiresAt'> & { _id: string; expiresAt: Date };

const schema = new Schema<Stored>(
  {
    _id: { type: String, required: true, match: /^[0-9a-f]{64}$/ },
    accountId: String,
    awaitsSecondFactor: { type: Boolean, required: true },
    data: { type: String, required: true },
    startedAt: { type: String, required: true },
    lastSeenAt: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { ...strictSchema, collection: 'sessions' },
);

export const sessionMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'sessions-001',
    up: async (connection) => {
      await connection
        .collection('sessions')
        .createIndexes([
          { key: { accountId: 1 } },
          { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
        ]);
    },
  },
];

export function createMongoSessionRepository(connection: Connection): SessionRepository {
  const model = connection.model('SignedInSession', schema);
  const toSession = ({ _id, expiresAt, ...rest }: Stored): SignedInSession => ({
    ...rest,
    reference: _id,
    expiresAt: expiresAt.toISOString(),
  });
  return {
    async put({ reference, expiresAt, ...rest }) {
      const stored = { _id: reference, ...rest, expiresAt: new Date(expiresAt) };
      await upserting(() =>
        model.replaceOne({ _id: reference }, stored, { upsert: true, runValidators: true }),
      );
    },
    async find(reference, now) {
      const stored = await model
        .findOne({ _id: reference, expiresAt: { $gt: now } })
        .lean<Stored | null>();
      return stored ? toSession(stored) : undefined;
    },
    async listByAccount(accountId, now) {
      const stored = await model.find({ accountId, expiresAt: { $gt: now } }).lean<Stored[]>();
      return stored.map(toSession);
    },
    async remove(reference) {
      await model.deleteOne({ _id: reference });
    },
    async prolong({ reference, lastSeenAt, expiresAt }) {
      const seen = { lastSeenAt, expiresAt: new Date(expiresAt) };
      await model.updateOne({ _id: reference }, { $set: seen });
    },
    async removeByAccount(accountId, keptReference) {
      const others = keptReference === undefined ? {} : { _id: { $ne: keptReference } };
      await model.deleteMany({ accountId, ...others });
    },
  };
}
