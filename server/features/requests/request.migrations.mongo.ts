import type { MongoMigration } from '../../platform/database/migrations.ts';

/** The addressee's lists have indexes of their own, so that a draft is never in them, not even to be passed over. */
export const everSent = { sentAt: { $exists: true } };
export const everDue = { dueOn: { $exists: true } };

export const requester = 'requester.organisationId';
export const addressee = 'addresseeOrganisationId';

function indexesOf(holder: string, only: Readonly<Record<string, object>>) {
  const within = Object.keys(only).length > 0 ? { partialFilterExpression: only } : {};
  return [
    { key: { [holder]: 1, _id: -1 }, ...within },
    { key: { [holder]: 1, state: 1, _id: -1 }, ...within },
    { key: { [holder]: 1, caseId: 1, _id: -1 }, ...within },
    { key: { [holder]: 1, measure: 1, _id: -1 }, ...within },
    { key: { [holder]: 1, sentAt: 1 }, ...within },
    { key: { [holder]: 1, dueOn: 1, _id: 1 }, partialFilterExpression: { ...only, ...everDue } },
  ] as const;
}

export const requestMongoMigrations: readonly MongoMigration[] = [
  {
    name: 'requests-001',
    up: async (connection) => {
      await connection.collection('requests').createIndexes([
        ...indexesOf(requester, {}),
        ...indexesOf(addressee, everSent),
        { key: { dueOn: 1, _id: 1 }, partialFilterExpression: everDue },
        {
          key: { [requester]: 1, awaitingConfirmation: 1 },
          partialFilterExpression: { awaitingConfirmation: true },
        },
      ]);
    },
  },
];
