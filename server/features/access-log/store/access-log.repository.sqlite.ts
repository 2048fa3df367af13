import type { DatabaseSync } from 'node:sqlite';
import { decodeBundle, encodeBundle } from '../../../../core/transparency/index.ts';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import { createSqliteIndex } from './access-log-index.repository.sqlite.ts';
import type { AccessLogStore, Batch, BatchStore, PrivateStore } from './access-log-store.ts';
import { createSqliteIndexRows } from './index-rows.repository.sqlite.ts';
import { settled } from './settled.ts';
import {
  createSqliteAlarms,
  createSqliteCheckpoints,
  createSqliteTiles,
  treeSqliteMigration,
} from './tree.repository.sqlite.ts';

/** The trigger, not the writer, makes holes impossible: it runs inside the insert's own transaction. */
export const accessLogSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'access-log-001',
    sql: `
      CREATE TABLE access_log_batches (
        first_index INTEGER PRIMARY KEY,
        n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 1024),
        bid BLOB NOT NULL CHECK (length(bid) = 16),
        instance TEXT NOT NULL,
        boot TEXT NOT NULL,
        entries BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER access_log_batches_append BEFORE INSERT ON access_log_batches
      WHEN NEW.first_index <> coalesce((
        SELECT first_index + n FROM access_log_batches ORDER BY first_index DESC LIMIT 1
      ), 0)
      BEGIN SELECT RAISE(ABORT, 'a batch begins where the last one ends'); END;
      CREATE TRIGGER access_log_batches_keep BEFORE DELETE ON access_log_batches
      BEGIN SELECT RAISE(ABORT, 'batches are insert-only'); END;
      CREATE TRIGGER access_log_batches_freeze BEFORE UPDATE ON access_log_batches
      BEGIN SELECT RAISE(ABORT, 'batches are insert-only'); END;

      CREATE TABLE access_log_private (
        entry_id TEXT PRIMARY KEY,
        time TEXT NOT NULL,
        key BLOB NOT NULL,
        data BLOB NOT NULL
      ) STRICT;
      CREATE INDEX access_log_private_time ON access_log_private (time);

      CREATE TABLE access_log_index (
        idx INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        time TEXT NOT NULL,
        action TEXT NOT NULL,
        actor_id TEXT,
        actor_org TEXT,
        actor_role TEXT,
        object_type TEXT,
        object_id TEXT,
        object_org TEXT,
        outcome TEXT NOT NULL,
        phase TEXT NOT NULL,
        ref TEXT,
        reason TEXT,
        open INTEGER
      ) STRICT;
      CREATE INDEX access_log_index_id ON access_log_index (id);
      CREATE INDEX access_log_index_time ON access_log_index (time);
      CREATE INDEX access_log_index_action ON access_log_index (action);
      CREATE INDEX access_log_index_actor ON access_log_index (actor_id);
      CREATE INDEX access_log_index_actor_org ON access_log_index (actor_org);
      CREATE INDEX access_log_index_object ON access_log_index (object_id);
      CREATE INDEX access_log_index_object_org ON access_log_index (object_org);
      CREATE INDEX access_log_index_outcome ON access_log_index (outcome);
      CREATE INDEX access_log_index_open ON access_log_index (time) WHERE open = 1;`,
  },
  {
    name: 'access-log-002',
    // Acts are counted in these alone: the rows themselves are not read.
    sql: `
      CREATE INDEX access_log_ended_time ON access_log_index (time, outcome)
        WHERE outcome <> 'pending';
      CREATE INDEX access_log_ended_action ON access_log_index (action, time, outcome)
        WHERE outcome <> 'pending';
      CREATE INDEX access_log_ended_actor ON access_log_index (actor_id, time, outcome)
        WHERE outcome <> 'pending';
      CREATE INDEX access_log_ended_actor_org ON access_log_index (actor_org, time, outcome)
        WHERE outcome <> 'pending';
      CREATE INDEX access_log_ended_object ON access_log_index (object_id, time, outcome)
        WHERE outcome <> 'pending';
      CREATE INDEX access_log_ended_object_org ON access_log_index (object_org, time, outcome)
        WHERE outcome <> 'pending';`,
  },
  treeSqliteMigration,
];

export function createSqliteAccessLogStore(sqlite: DatabaseSync): AccessLogStore {
  return {
    batches: createBatches(sqlite),
    privateData: createPrivateData(sqlite),
    index: createSqliteIndex(sqlite),
    rows: createSqliteIndexRows(sqlite),
    tiles: createSqliteTiles(sqlite),
    checkpoints: createSqliteCheckpoints(sqlite),
    alarms: createSqliteAlarms(sqlite),
  };
}

type Row = Record<string, unknown>;

function createBatches(sqlite: DatabaseSync): BatchStore {
  const head = sqlite.prepare(
    'SELECT first_index + n AS head FROM access_log_batches ORDER BY first_index DESC LIMIT 1',
  );
  const find = sqlite.prepare('SELECT * FROM access_log_batches WHERE first_index = ?');
  const list = sqlite.prepare(
    `SELECT * FROM access_log_batches WHERE first_index >= coalesce((
       SELECT first_index FROM (
         SELECT first_index, n FROM access_log_batches
         WHERE first_index <= ?1 ORDER BY first_index DESC LIMIT 1
       ) WHERE first_index + n > ?1
     ), ?1) ORDER BY first_index LIMIT ?2`,
  );
  const insert = sqlite.prepare('INSERT INTO access_log_batches VALUES (?, ?, ?, ?, ?, ?)');
  const insertPrivate = sqlite.prepare(
    'INSERT OR IGNORE INTO access_log_private VALUES (?, ?, ?, ?)',
  );

  return {
    head: settled(() => (head.get()?.['head'] ?? 0) as number),
    insert: settled((batch, privateRows) => {
      inTransaction(sqlite, () => {
        for (const row of privateRows) insertPrivate.run(row.entryId, row.time, row.key, row.data);
        insert.run(
          batch.firstIndex,
          batch.entries.length,
          batch.batchId,
          batch.writer.instance,
          batch.writer.boot,
          encodeBundle(batch.entries),
        );
      });
    }),
    find: settled((firstIndex) => {
      const row = find.get(firstIndex);
      return row && toBatch(row);
    }),
    list: settled((index, limit) => list.all(index, limit).map(toBatch)),
  };
}

function toBatch(row: Row): Batch {
  return {
    firstIndex: row['first_index'] as number,
    batchId: row['bid'] as Uint8Array,
    writer: { instance: row['instance'] as string, boot: row['boot'] as string },
    entries: decodeBundle(row['entries'] as Uint8Array, row['n'] as number),
  };
}

function createPrivateData(sqlite: DatabaseSync): PrivateStore {
  const find = sqlite.prepare('SELECT * FROM access_log_private WHERE entry_id = ?');
  const erase = sqlite.prepare('DELETE FROM access_log_private WHERE time < ?');
  return {
    find: settled((entryId) => {
      const row = find.get(entryId);
      return row && ({ entryId, time: row['time'], key: row['key'], data: row['data'] } as never);
    }),
    eraseBefore: settled((time) => Number(erase.run(time).changes)),
  };
}
