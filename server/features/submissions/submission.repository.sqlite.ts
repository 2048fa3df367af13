import type { DatabaseSync } from 'node:sqlite';
import type { Page } from '../../platform/database/page.ts';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable, equal } from '../../platform/database/sqlite-documents.ts';
import type { Submission, SubmissionRepository, SubmissionSummary } from './submission.ts';

const keepRecipients = `
  INSERT INTO submission_recipients (organisation_id, submission_id, state)
    SELECT value, NEW.id, NEW.state FROM json_each(NEW.body, '$.recipientOrganisationIds')
    WHERE NEW.body ->> '$.submittedAt' IS NOT NULL
    ON CONFLICT (organisation_id, submission_id) DO UPDATE SET state = excluded.state;`;

const keepRecipientsByCase = `
  INSERT INTO submission_recipients (organisation_id, submission_id, state, case_id)
    SELECT value, NEW.id, NEW.state, NEW.case_id
    FROM json_each(NEW.body, '$.recipientOrganisationIds')
    WHERE NEW.body ->> '$.submittedAt' IS NOT NULL
    ON CONFLICT (organisation_id, submission_id) DO UPDATE SET state = excluded.state;`;

export const submissionSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'submissions-001',
    // Lists read 'summary', which lies before the body so that no sealed content is read for them.
    sql: `
      CREATE TABLE submissions (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        sender_organisation_id TEXT NOT NULL AS (body ->> '$.sender.organisationId') STORED,
        case_id TEXT NOT NULL AS (body ->> '$.caseId') STORED,
        state TEXT NOT NULL AS (body ->> '$.state') STORED,
        summary TEXT NOT NULL
          AS (json_remove(body, '$.record', '$.decision', '$.decisionRemark')) STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      CREATE INDEX submissions_by_sender ON submissions (sender_organisation_id, id);
      CREATE INDEX submissions_by_state ON submissions (sender_organisation_id, state, id);
      CREATE INDEX submissions_by_case ON submissions (sender_organisation_id, case_id, id);
      CREATE TABLE submission_recipients (
        organisation_id TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (organisation_id, submission_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX submission_recipients_by_state
        ON submission_recipients (organisation_id, state, submission_id);
      CREATE TRIGGER submission_inserted AFTER INSERT ON submissions BEGIN ${keepRecipients} END;
      CREATE TRIGGER submission_replaced AFTER UPDATE ON submissions BEGIN ${keepRecipients} END;
    `,
  },
  {
    name: 'submissions-002',
    // The case comes with the row of each recipient, so that an inbox is filtered and counted without the submissions.
    sql: `
      ALTER TABLE submission_recipients ADD COLUMN case_id TEXT NOT NULL DEFAULT '';
      UPDATE submission_recipients
        SET case_id = (SELECT case_id FROM submissions WHERE id = submission_id);
      DROP TRIGGER submission_inserted;
      DROP TRIGGER submission_replaced;
      CREATE TRIGGER submission_inserted AFTER INSERT ON submissions
        BEGIN ${keepRecipientsByCase} END;
      CREATE TRIGGER submission_replaced AFTER UPDATE ON submissions
        BEGIN ${keepRecipientsByCase} END;
      CREATE INDEX submission_recipients_by_case
        ON submission_recipients (organisation_id, case_id, submission_id);
      CREATE INDEX submission_recipients_by_state_and_case
        ON submission_recipients (organisation_id, state, case_id, submission_id);
    `,
  },
];

/** Sorts after every identifier. */
const END = '~';

export function createSqliteSubmissionRepository(sqlite: DatabaseSync): SubmissionRepository {
  const table = createDocumentTable<Submission>(sqlite, 'submissions');

  function summaries(
    clauses: string,
    ...values: readonly (string | number)[]
  ): SubmissionSummary[] {
    const rows = sqlite.prepare(`SELECT summary FROM submissions ${clauses}`).all(...values);
    return rows.map((row) => JSON.parse(row['summary'] as string) as SubmissionSummary);
  }

  return {
    insert: (submission) => Promise.resolve(table.insertNew(submission)),
    findById: (id) => Promise.resolve(table.find(id)),
    findSummary: (id) => Promise.resolve(summaries('WHERE id = ?', id)[0]),
    replace: (submission, expected) => Promise.resolve(table.replace(submission, expected)),
    listOfSender: (page, organisationId, { state, caseId }) => {
      const where = equal({ sender_organisation_id: organisationId, state, case_id: caseId });
      return Promise.resolve(
        summaries(`WHERE ${where.sql} ${newestFirst('id')}`, ...where.values, ...bounds(page)),
      );
    },
    listOfRecipient: (page, organisationId, { state, caseId }) => {
      const where = equal({
        'received.organisation_id': organisationId,
        'received.state': state,
        'received.case_id': caseId,
      });
      return Promise.resolve(
        summaries(
          `JOIN submission_recipients AS received ON id = submission_id
           WHERE ${where.sql} ${newestFirst('submission_id')}`,
          ...where.values,
          ...bounds(page),
        ),
      );
    },
    countOfSender: (organisationId, state, limit) => {
      const { count } = sqlite
        .prepare(
          `SELECT count(*) AS count FROM (
             SELECT 1 FROM submissions WHERE sender_organisation_id = ? AND state = ? LIMIT ?
           )`,
        )
        .get(organisationId, state, limit) as { count: number };
      return Promise.resolve(count);
    },
    countOfRecipient: (organisationId, state, limit) => {
      const rows = sqlite
        .prepare(
          `SELECT case_id, count(*) AS count FROM (
             SELECT case_id FROM submission_recipients
             WHERE organisation_id = ? AND state = ? ORDER BY case_id LIMIT ?
           ) GROUP BY case_id`,
        )
        .all(organisationId, state, limit) as { case_id: string; count: number }[];
      return Promise.resolve(new Map(rows.map(({ case_id, count }) => [case_id, count])));
    },
  };
}

function newestFirst(id: string): string {
  return `AND ${id} < ? ORDER BY ${id} DESC LIMIT ?`;
}

function bounds({ cursor = END, limit }: Page): [string, number] {
  return [cursor, limit + 1];
}
