import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import type { IndexFilter, IndexRow, IndexStore } from './access-log-store.ts';
import { settled } from './settled.ts';

export function createSqliteIndex(sqlite: DatabaseSync): IndexStore {
  const cursor = sqlite.prepare('SELECT max(idx) + 1 AS cursor FROM access_log_index');
  const close = sqlite.prepare('UPDATE access_log_index SET open = NULL WHERE id = ?');
  const insert = sqlite.prepare(
    `INSERT OR IGNORE INTO access_log_index VALUES (${Array(15).fill('?').join(', ')})`,
  );
  const openIntents = sqlite.prepare(
    'SELECT idx FROM access_log_index WHERE open = 1 AND time < ? ORDER BY time LIMIT ?',
  );
  return {
    cursor: settled(() => (cursor.get()?.['cursor'] ?? 0) as number),
    add: settled((rows) => {
      inTransaction(sqlite, () => {
        for (const row of rows) {
          if (row.ref !== undefined) close.run(row.ref);
          insert.run(...columnsOf(row));
        }
      });
    }),
    search: settled((filter) => {
      const { sql, values } = toQuery(filter);
      return sqlite
        .prepare(sql)
        .all(...values)
        .map(toIndex);
    }),
    openIntents: settled((time, limit) => openIntents.all(time, limit).map(toIndex)),
  };
}

function columnsOf(row: IndexRow): SQLInputValue[] {
  return [
    row.index,
    row.id,
    row.time,
    row.action,
    row.actorId ?? null,
    row.actorOrganisation ?? null,
    row.actorRole ?? null,
    row.objectType ?? null,
    row.objectId ?? null,
    row.objectOrganisation ?? null,
    row.outcome,
    row.phase,
    row.ref ?? null,
    row.reason ?? null,
    row.phase === 'intent' ? 1 : null,
  ];
}

function toIndex(row: Record<string, unknown>): number {
  return row['idx'] as number;
}

/** Either organisation: two searches, each in the order of its own index, of which the newest rows are taken. */
function toQuery(filter: IndexFilter): { sql: string; values: SQLInputValue[] } {
  if (filter.organisation === undefined) return toSelect(filter);
  const actors = toSelect(filter, 'actor_org');
  const objects = toSelect(filter, 'object_org');
  return {
    sql: `SELECT idx FROM (${actors.sql}) UNION SELECT idx FROM (${objects.sql})
          ORDER BY idx DESC LIMIT ?`,
    values: [...actors.values, ...objects.values, filter.limit],
  };
}

function toSelect(filter: IndexFilter, organisationColumn = 'actor_org') {
  const conditions: [string, SQLInputValue | undefined][] = [
    ['time >= ?', filter.from],
    ['time <= ?', filter.to],
    ['actor_id = ?', filter.actor],
    [`${organisationColumn} = ?`, filter.organisation],
    ['action = ?', filter.action],
    ['object_id = ?', filter.object],
    ['outcome = ?', filter.outcome],
    ['idx < ?', filter.before],
  ];
  const given = conditions.filter(([, value]) => value !== undefined);
  const where = given.length === 0 ? '' : `WHERE ${given.map(([sql]) => sql).join(' AND ')}`;
  return {
    sql: `SELECT idx FROM access_log_index ${where} ORDER BY idx DESC LIMIT ?`,
    values: [...given.map(([, value]) => value as SQLInputValue), filter.limit],
  };
}
