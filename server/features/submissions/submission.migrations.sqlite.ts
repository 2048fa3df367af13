import type { SqliteMigration } from '../../platform/database/migrations.ts';

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
