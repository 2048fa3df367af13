import type { DatabaseSync } from 'node:sqlite';
import type { Page } from '../../platform/database/page.ts';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import type { Submission, SubmissionRepository, SubmissionSummary } from './submission.ts';

const keepRecipients = `
  INSERT INTO submission_recipients (organisation_id, submission_id, state)
    SELECT value, NEW.id, NEW.state FROM json_each(NEW.body, '$.recipientOrganisationIds')
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
    listOfRecipient: (page, organisationId, { state }) => {
      const where = equal({ 'received.organisation_id': organisationId, 'received.state': state });
      return Promise.resolve(
        summaries(
          `JOIN submission_recipients AS received ON id = submission_id
           WHERE ${where.sql} ${newestFirst('submission_id')}`,
          ...where.values,
          ...bounds(page),
        ),
      );
    },
  };
}

function newestFirst(id: string): string {
  return `AND ${id} < ? ORDER BY ${id} DESC LIMIT ?`;
}

function bounds({ cursor = END, limit }: Page): [string, number] {
  return [cursor, limit + 1];
}

/** Columns are literals of this file; only values come from outside. */
function equal(columns: Readonly<Record<string, string | undefined>>) {
  const given = Object.entries(columns).filter(
    (column): column is [string, string] => column[1] !== undefined,
  );
  return {
    sql: given.map(([column]) => `${column} = ?`).join(' AND '),
    values: given.map(([, value]) => value),
  };
}
