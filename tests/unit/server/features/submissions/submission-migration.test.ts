import { expect, it } from '@jest/globals';
import {
  createSqliteSubmissionRepository,
  submissionSqliteMigrations,
} from '../../../../../server/features/submissions/index.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { aSubmission } from '../../../../support/builders.ts';

it('what was received before inboxes knew cases is found by its case', async () => {
  const logger = createLogger('silent');
  const sqlite = openSqlite(':memory:');
  const before = submissionSqliteMigrations.filter(({ name }) => name === 'submissions-001');
  await migrateSqlite(sqlite, before, logger);
  const received = aSubmission({ state: 'submitted', submittedAt: '2026-11-21T13:00:00.000Z' });
  await createSqliteSubmissionRepository(sqlite).insert(received);
  const organisationId = String(received.recipientOrganisationIds[0]);

  await migrateSqlite(sqlite, submissionSqliteMigrations, logger);

  const { caseId } = received;
  const submissions = createSqliteSubmissionRepository(sqlite);
  expect(await submissions.listOfRecipient({ limit: 9 }, organisationId, { caseId })).toEqual([
    received,
  ]);
  expect(await submissions.countOfRecipient(organisationId, 'submitted', 9)).toEqual(
    new Map([[caseId, 1]]),
  );
  sqlite.close();
});
