import type { DatabaseSync } from 'node:sqlite';
import type { Page } from '../../platform/database/page.ts';
import { createDocumentTable, equal } from '../../platform/database/sqlite-documents.ts';
import type { Submission, SubmissionRepository, SubmissionSummary } from './submission.ts';

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
