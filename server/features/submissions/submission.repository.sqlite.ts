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

const keepRecipientsByKind = `
  INSERT INTO submission_recipients
      (organisation_id, submission_id, state, case_id, kind, request_id)
    SELECT value, NEW.id, NEW.state, NEW.case_id, NEW.body ->> '$.kind', NEW.request_id
    FROM json_each(NEW.body, '$.recipientOrganisationIds')
    WHERE NEW.body ->> '$.submittedAt' IS NOT NULL
    ON CONFLICT (organisation_id, submission_id) DO UPDATE SET state = excluded.state;`;

const keepRecordShares = `
  DELETE FROM submission_record_shares WHERE submission_id = NEW.id;
  INSERT INTO submission_record_shares (organisation_id, submission_id)
    SELECT value ->> '$.organisationId', NEW.id FROM json_each(NEW.body, '$.recordShares');`;

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
  {
    name: 'submissions-003',
    // Whatever was received before answers were known is of the other kind.
    sql: `
      ALTER TABLE submissions ADD COLUMN request_id TEXT AS (body ->> '$.requestId') VIRTUAL;
      CREATE INDEX submissions_by_request ON submissions (request_id, state, id)
        WHERE request_id IS NOT NULL;
      CREATE INDEX submissions_by_sender_and_request
        ON submissions (sender_organisation_id, request_id, id) WHERE request_id IS NOT NULL;
      ALTER TABLE submission_recipients ADD COLUMN kind TEXT NOT NULL DEFAULT 'spontaneous';
      ALTER TABLE submission_recipients ADD COLUMN request_id TEXT;
      DROP TRIGGER submission_inserted;
      DROP TRIGGER submission_replaced;
      CREATE TRIGGER submission_inserted AFTER INSERT ON submissions
        BEGIN ${keepRecipientsByKind} END;
      CREATE TRIGGER submission_replaced AFTER UPDATE ON submissions
        BEGIN ${keepRecipientsByKind} END;
      CREATE INDEX submission_recipients_by_request
        ON submission_recipients (organisation_id, request_id, submission_id)
        WHERE request_id IS NOT NULL;
      CREATE INDEX submission_recipients_by_kind
        ON submission_recipients (organisation_id, kind, state, case_id);
    `,
  },
  {
    name: 'submissions-record-shares-001',
    sql: `
      CREATE TABLE submission_record_shares (
        organisation_id TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        PRIMARY KEY (organisation_id, submission_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX submission_record_shares_of ON submission_record_shares (submission_id);
      CREATE TRIGGER submission_shares_inserted AFTER INSERT ON submissions
        BEGIN ${keepRecordShares} END;
      CREATE TRIGGER submission_shares_replaced AFTER UPDATE ON submissions
        BEGIN ${keepRecordShares} END;
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
    listOfSender: (page, organisationId, { state, caseId, requestId }) => {
      const where = equal({
        sender_organisation_id: organisationId,
        state,
        case_id: caseId,
        request_id: requestId,
      });
      return Promise.resolve(
        summaries(`WHERE ${where.sql} ${newestFirst('id')}`, ...where.values, ...bounds(page)),
      );
    },
    listOfRecipient: (page, organisationId, { state, caseId, requestId }) => {
      const where = equal({
        'received.organisation_id': organisationId,
        'received.state': state,
        'received.case_id': caseId,
        'received.request_id': requestId,
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
    listSharedWith: (page, organisationId) =>
      Promise.resolve(
        summaries(
          `JOIN submission_record_shares AS shared ON id = submission_id
           WHERE shared.organisation_id = ? ${newestFirst('submission_id')}`,
          organisationId,
          ...bounds(page),
        ),
      ),
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
    countOfRecipient: (organisationId, { state, kind }, limit) => {
      const where = equal({ organisation_id: organisationId, kind, state });
      const rows = sqlite
        .prepare(
          `SELECT case_id, count(*) AS count FROM (
             SELECT case_id FROM submission_recipients
             WHERE ${where.sql} ORDER BY case_id LIMIT ?
           ) GROUP BY case_id`,
        )
        .all(...where.values, limit) as { case_id: string; count: number }[];
      return Promise.resolve(new Map(rows.map(({ case_id, count }) => [case_id, count])));
    },
    hasAnswer: (requestId, states) => {
      const row = sqlite
        .prepare(
          `SELECT 1 FROM submissions
           WHERE request_id = ? AND state IN (SELECT value FROM json_each(?)) LIMIT 1`,
        )
        .get(requestId, JSON.stringify(states));
      return Promise.resolve(row !== undefined);
    },
  };
}

function newestFirst(id: string): string {
  return `AND ${id} < ? ORDER BY ${id} DESC LIMIT ?`;
}

function bounds({ cursor = END, limit }: Page): [string, number] {
  return [cursor, limit + 1];
}
