import type { DatabaseSync } from 'node:sqlite';
import { createDocumentTable, equal } from '../../platform/database/sqlite-documents.ts';
import type {
  CooperationRequest,
  Counted,
  DueFilter,
  DuePage,
  Holding,
  RequestFilter,
  RequestRepository,
  RequestSummary,
  SentRow,
} from './request.ts';

type Value = string | number;
type Condition = { readonly sql: string; readonly values: readonly Value[] };

/** Sorts after every identifier. */
const END = '~';
const DUE_FIRST = 'ORDER BY due_on, id LIMIT ?';

export function createSqliteRequestRepository(sqlite: DatabaseSync): RequestRepository {
  const table = createDocumentTable<CooperationRequest>(sqlite, 'requests');

  function summaries(...conditions: Condition[]): RequestSummary[] {
    const { sql, values } = joined(conditions, ' ');
    const rows = sqlite.prepare(`SELECT summary FROM requests ${sql}`).all(...values);
    return rows.map((row) => JSON.parse(row['summary'] as string) as RequestSummary);
  }

  function countByCase(where: Condition, limit: number): ReadonlyMap<string, number> {
    const rows = sqlite
      .prepare(`SELECT case_id FROM requests WHERE ${where.sql} LIMIT ?`)
      .all(...where.values, limit);
    const counts = new Map<string, number>();
    for (const row of rows) {
      const caseId = row['case_id'] as string;
      counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
    }
    return counts;
  }

  return {
    insert: (request) => Promise.resolve(table.insertNew(request)),
    findById: (id) => Promise.resolve(table.find(id)),
    findSummary: (id) => Promise.resolve(summaries({ sql: 'WHERE id = ?', values: [id] })[0]),
    replace: (request, expected) => Promise.resolve(table.replace(request, expected)),
    list: ({ cursor = END, limit }, of, filter) =>
      Promise.resolve(
        summaries(where(heldBy(of), matching(filter)), {
          sql: 'AND id < ? ORDER BY id DESC LIMIT ?',
          values: [cursor, limit + 1],
        }),
      ),
    listDue: (page, of, filter) =>
      Promise.resolve(
        summaries(where(heldBy(of), matching(filter), due(filter), after(page)), {
          sql: DUE_FIRST,
          values: [page.limit + 1],
        }),
      ),
    listDueOfAll: (page, dueBefore) =>
      Promise.resolve(
        summaries(where(due({ dueBefore }), after(page)), {
          sql: DUE_FIRST,
          values: [page.limit + 1],
        }),
      ),
    countByCase: (of, counted, limit) =>
      Promise.resolve(countByCase(joined([heldBy(of), conditionOf(counted)], ' AND '), limit)),
    sentRows: (of, from, before) => {
      const sent = { sql: 'sent_at >= ? AND sent_at < ?', values: [from, before] };
      return Promise.resolve(summaries(where(heldBy(of), sent)) as SentRow[]);
    },
  };
}

function heldBy({ side, organisationId }: Holding): Condition {
  return side === 'requester'
    ? { sql: 'requester_organisation_id = ?', values: [organisationId] }
    : { sql: 'addressee_organisation_id = ? AND sent_at IS NOT NULL', values: [organisationId] };
}

function matching({ state, caseId, measure }: RequestFilter): Condition {
  return equal({ state, case_id: caseId, measure });
}

function due({ dueFrom = '', dueBefore = END }: DueFilter): Condition {
  return {
    sql: 'due_on IS NOT NULL AND due_on >= ? AND due_on < ?',
    values: [dueFrom, dueBefore],
  };
}

function after({ after: last }: DuePage): Condition {
  return { sql: '(due_on, id) > (?, ?)', values: [last?.dueOn ?? '', last?.id ?? ''] };
}

function conditionOf(counted: Counted): Condition {
  if ('state' in counted) return equal({ state: counted.state });
  if ('awaitingConfirmation' in counted) return { sql: 'awaits_confirmation = 1', values: [] };
  return due(counted);
}

function where(...conditions: Condition[]): Condition {
  const { sql, values } = joined(conditions, ' AND ');
  return { sql: `WHERE ${sql}`, values };
}

function joined(conditions: readonly Condition[], by: string): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(by),
    values: conditions.flatMap(({ values }) => values),
  };
}
