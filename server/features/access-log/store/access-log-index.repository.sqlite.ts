import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import type {
  Activity,
  IndexFilter,
  IndexPage,
  IndexRow,
  IndexSpan,
  IndexStore,
} from './index-store.ts';
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
    search: settled((filter, page) => {
      const { sql, values } = toSearch(filter, page);
      return sqlite
        .prepare(sql)
        .all(...values)
        .map(toIndex);
    }),
    activity: settled((span, intervals) => countEach(sqlite, span, intervals)),
    openIntents: settled((time, limit) => openIntents.all(time, limit).map(toIndex)),
  };
}

export function columnsOf(row: IndexRow): SQLInputValue[] {
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

type Condition = readonly [sql: string, value: SQLInputValue | undefined];
type Conditions = readonly (readonly [sql: string, value: SQLInputValue])[];

/** Rows with either organisation are found in two ways, by an index each; every other search is one way. */
function waysTo(filter: IndexFilter, more: readonly Condition[]) {
  const { organisation, actor, action, object } = filter;
  const common: Condition[] = [
    ['actor_id = ?', actor],
    [`${isOfObjects(filter) ? '+' : ''}action = ?`, action],
    ['object_id = ?', object],
    ...narrowed(filter),
    ...more,
  ];
  const columns = organisation === undefined ? ['actor_org'] : ['actor_org', 'object_org'];
  return columns.map((column) => given([[`${column} = ?`, organisation], ...common]));
}

/** A plus keeps the engine, which knows no figures of the rows, from the index of a column that many rows have alike. */
function narrowed(filter: IndexFilter): Condition[] {
  const { object, objectOrganisation, actorOrganisation = {}, actions, objects } = filter;
  const { is, isNot }: { is?: string; isNot?: string } = actorOrganisation;
  const owner = object === undefined && objects === undefined ? 'object_org' : '+object_org';
  return [
    [`${owner} = ?`, objectOrganisation],
    ['+action IN (SELECT value FROM json_each(?))', actions && JSON.stringify(actions)],
    ['object_id IN (SELECT value FROM json_each(?))', objects && JSON.stringify(objects)],
    ['+actor_org = ?', is],
    ['+actor_org IS NOT ?', isNot],
  ];
}

function isOfObjects({ object, objects, objectOrganisation }: IndexFilter): boolean {
  return (object ?? objects ?? objectOrganisation) !== undefined;
}

function given(conditions: readonly Condition[]): Conditions {
  return conditions.filter((each): each is Conditions[number] => each[1] !== undefined);
}

function whereOf(conditions: Conditions): string {
  return ['TRUE', ...conditions.map(([sql]) => sql)].join(' AND ');
}

function valuesOf(conditions: Conditions): SQLInputValue[] {
  return conditions.map(([, value]) => value);
}

export function toSearch(filter: IndexFilter, { cursor, direction, limit }: IndexPage) {
  const order = direction === 'older' ? 'DESC' : 'ASC';
  const beyond = direction === 'older' ? 'idx < ?' : 'idx > ?';
  const ways = waysTo(filter, [
    [`${isOfObjects(filter) ? '+' : ''}outcome = ?`, filter.outcome],
    ['time >= ?', filter.from],
    ['time <= ?', filter.to],
    [beyond, cursor],
  ]);
  const each = ways.map(
    (way) =>
      `SELECT * FROM (SELECT idx FROM access_log_index WHERE ${whereOf(way)}
                      ORDER BY idx ${order} LIMIT ?)`,
  );
  return {
    sql: `${each.join(' UNION ')} ORDER BY idx ${order} LIMIT ?`,
    values: [...ways.flatMap((way) => [...valuesOf(way), limit]), limit],
  };
}

/** Sorts after whatever an instant goes on with. */
const END = '~';

/** One range of an index for each interval: sorting the rows of all of them into groups takes five times as long. */
function countEach(
  sqlite: DatabaseSync,
  span: IndexSpan,
  intervals: readonly string[],
): ReadonlyMap<string, Activity> {
  const { from, to, outcome } = span;
  const waysIn = (interval: string) =>
    waysTo(span, [
      // The plus keeps to the index that has the times: of outcomes there are few.
      ['+outcome = ?', outcome],
      ['time >= ?', interval > from ? interval : from],
      ['time < ?', interval + END < to + END ? interval + END : to + END],
    ]);
  const each = waysIn('').map(
    (way) => `SELECT idx, outcome FROM access_log_index
              WHERE outcome <> 'pending' AND ${whereOf(way)}`,
  );
  const count = sqlite.prepare(
    `SELECT count(*) AS count, count(*) FILTER (WHERE outcome = 'denied') AS refused
     FROM (${each.join(' UNION ')})`,
  );
  return new Map(
    intervals.map((interval) => [
      interval,
      { ...(count.get(...waysIn(interval).flatMap(valuesOf)) as Activity) },
    ]),
  );
}
