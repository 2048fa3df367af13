import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createSqliteSubmissionRepository,
  submissionSqliteMigrations,
} from '../../../../../server/features/submissions/index.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { aSubmission } from '../../../../support/builders.ts';

const LATER = '2026-11-21T13:00:00.000Z';
const logger = createLogger('silent');

async function migratedUpTo(name: string) {
  const sqlite = openSqlite(':memory:');
  const before = submissionSqliteMigrations.filter((migration) => migration.name <= name);
  await migrateSqlite(sqlite, before, logger);
  return sqlite;
}

it('what was received before inboxes knew cases is found by its case', async () => {
  const sqlite = await migratedUpTo('submissions-001');
  const received = aSubmission({ state: 'submitted', submittedAt: LATER });
  await createSqliteSubmissionRepository(sqlite).insert(received);
  const organisationId = String(received.recipientOrganisationIds[0]);

  await migrateSqlite(sqlite, submissionSqliteMigrations, logger);

  const { caseId } = received;
  const submissions = createSqliteSubmissionRepository(sqlite);
  expect(await submissions.listOfRecipient({ limit: 9 }, organisationId, { caseId })).toEqual([
    received,
  ]);
  expect(await submissions.countOfRecipient(organisationId, { state: 'submitted' }, 9)).toEqual(
    new Map([[caseId, 1]]),
  );
  sqlite.close();
});

it('what was received before there were answers is none, and an answer received after is one', async () => {
  const sqlite = await migratedUpTo('submissions-002');
  const received = aSubmission({ state: 'submitted', submittedAt: LATER });
  await createSqliteSubmissionRepository(sqlite).insert(received);
  const { caseId, recipientOrganisationIds } = received;
  const organisationId = String(recipientOrganisationIds[0]);

  await migrateSqlite(sqlite, submissionSqliteMigrations, logger);

  const submissions = createSqliteSubmissionRepository(sqlite);
  const answers = { state: 'submitted', kind: 'answer' } as const;
  expect(await submissions.countOfRecipient(organisationId, answers, 9)).toEqual(new Map());
  const requestId = uuid();
  await submissions.insert({ ...received, id: uuid(), kind: 'answer', requestId });
  expect(await submissions.countOfRecipient(organisationId, answers, 9)).toEqual(
    new Map([[caseId, 1]]),
  );
  expect(await submissions.listOfRecipient({ limit: 9 }, organisationId, {})).toHaveLength(2);
  sqlite.close();
});
