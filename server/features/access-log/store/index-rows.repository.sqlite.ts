import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import { columnsOf, toSearch } from './access-log-index.repository.sqlite.ts';
import type { ExpectedRow, IndexFact, IndexRows, Tally } from './index-rows.ts';
import { settled } from './settled.ts';

type Row = Record<string, SQLInputValue>;

export function createSqliteIndexRows(sqlite: DatabaseSync): IndexRows {
  const range = sqlite.prepare('SELECT * FROM access_log_index WHERE idx BETWEEN ? AND ?');
  const put = sqlite.prepare(
    `INSERT OR REPLACE INTO access_log_index VALUES (${Array(15).fill('?').join(', ')})`,
  );
  const isOpen = sqlite.prepare('SELECT open FROM access_log_index WHERE idx = ?');
  const remove = sqlite.prepare('DELETE FROM access_log_index WHERE idx >= ?');
  const tally = sqlite.prepare(
    `SELECT action, outcome, actor_org AS organisation, count(*) AS count FROM access_log_index
     WHERE outcome <> 'pending' AND time >= ? AND time <= ?
     GROUP BY action, outcome, actor_org`,
  );
  return {
    facts: settled((filter, page) => {
      const { sql, values } = toSearch(filter, page);
      const order = page.direction === 'older' ? 'DESC' : 'ASC';
      return sqlite
        .prepare(`SELECT * FROM access_log_index WHERE idx IN (${sql}) ORDER BY idx ${order}`)
        .all(...values)
        .map((row) => toFact(row as Row));
    }),
    tally: settled(({ from, to }) =>
      tally.all(from, to).map(({ organisation, ...rest }) => ({
        ...(rest as Tally),
        ...(organisation !== null && { organisation: organisation as string }),
      })),
    ),
    differing: settled((rows) => {
      const stored = new Map(
        range.all(...endsOf(rows)).map((row) => [row['idx'], Object.values(row as Row)]),
      );
      return rows
        .filter((row) => isDifferent(row, stored.get(row.index)))
        .map(({ index }) => index);
    }),
    replace: settled((rows) => {
      inTransaction(sqlite, () => {
        for (const row of rows) put.run(...expectedColumns(row, isOpen.get(row.index)?.['open']));
      });
    }),
    removeFrom: settled((index) => Number(remove.run(index).changes)),
  };
}

function endsOf(rows: readonly ExpectedRow[]): [number, number] {
  return [rows[0]?.index ?? 0, rows.at(-1)?.index ?? -1];
}

/** Whether an intent is open is the last column; where nobody says it, it stays as it is. */
function expectedColumns(row: ExpectedRow, open: SQLInputValue = null): SQLInputValue[] {
  const asked = row.open === undefined ? open : row.open ? 1 : null;
  return [...columnsOf(row).slice(0, -1), asked];
}

function isDifferent(row: ExpectedRow, stored: SQLInputValue[] | undefined): boolean {
  return (
    stored === undefined ||
    expectedColumns(row, stored.at(-1)).some((value, column) => value !== stored[column])
  );
}

function toFact(row: Row): IndexFact {
  const text = (column: string) => (row[column] ?? undefined) as string | undefined;
  return {
    index: row['idx'] as number,
    id: row['id'] as string,
    time: row['time'] as string,
    action: row['action'] as string,
    actorId: text('actor_id'),
    actorOrganisation: text('actor_org'),
    objectId: text('object_id'),
    objectOrganisation: text('object_org'),
    outcome: row['outcome'] as string,
    phase: row['phase'] as string,
    ref: text('ref'),
  };
}
