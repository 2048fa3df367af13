import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { inTransaction } from '../../../platform/database/sqlite.ts';
import { settled } from './settled.ts';
import type {
  Alarm,
  AlarmStore,
  CheckpointStore,
  StoredCheckpoint,
  TileStore,
} from './tree-store.ts';

export const treeSqliteMigration: SqliteMigration = {
  name: 'access-log-003',
  sql: `
    CREATE TABLE access_log_tiles (
      level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 63),
      idx INTEGER NOT NULL,
      hashes BLOB NOT NULL CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192),
      PRIMARY KEY (level, idx)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE access_log_checkpoints (
      origin TEXT NOT NULL,
      size INTEGER NOT NULL,
      note TEXT NOT NULL,
      published_at TEXT NOT NULL,
      PRIMARY KEY (origin, size)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER access_log_checkpoints_keep BEFORE DELETE ON access_log_checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints are insert-only'); END;
    CREATE TRIGGER access_log_checkpoints_freeze BEFORE UPDATE ON access_log_checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints are insert-only'); END;
    CREATE TABLE access_log_cosignatures (
      origin TEXT NOT NULL,
      size INTEGER NOT NULL,
      witness TEXT NOT NULL,
      line TEXT NOT NULL,
      PRIMARY KEY (origin, size, witness)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE access_log_alarms (
      code TEXT NOT NULL,
      source TEXT NOT NULL,
      since TEXT NOT NULL,
      PRIMARY KEY (code, source)
    ) STRICT, WITHOUT ROWID;`,
};

export function createSqliteTiles(sqlite: DatabaseSync): TileStore {
  const last = sqlite.prepare(
    `SELECT idx * 256 + length(hashes) / 32 AS size FROM access_log_tiles
     WHERE level = 0 ORDER BY idx DESC LIMIT 1`,
  );
  const find = sqlite.prepare('SELECT hashes FROM access_log_tiles WHERE level = ? AND idx = ?');
  const lengthen = sqlite.prepare(
    `INSERT INTO access_log_tiles VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET hashes = excluded.hashes
     WHERE length(excluded.hashes) > length(access_log_tiles.hashes)`,
  );
  return {
    size: settled(() => (last.get()?.['size'] ?? 0) as number),
    find: settled((level, index) => find.get(level, index)?.['hashes'] as Uint8Array | undefined),
    lengthen: settled((tiles) => {
      inTransaction(sqlite, () => {
        for (const { level, index, hashes } of tiles) lengthen.run(level, index, hashes);
      });
    }),
  };
}

export function createSqliteCheckpoints(sqlite: DatabaseSync): CheckpointStore {
  const publish = sqlite.prepare(
    'INSERT OR IGNORE INTO access_log_checkpoints VALUES (?, ?, ?, ?)',
  );
  const list = sqlite.prepare(
    `SELECT * FROM access_log_checkpoints WHERE origin = ?1 AND size >= ?2 AND size < ?3
     ORDER BY size DESC LIMIT ?4`,
  );
  const listCosigned = sqlite.prepare(
    `SELECT * FROM access_log_checkpoints
     WHERE origin = ?1 AND size IN (
       SELECT DISTINCT size FROM access_log_cosignatures
       WHERE origin = ?1 AND size >= ?2 AND size < ?3 ORDER BY size DESC LIMIT ?4
     ) ORDER BY size DESC`,
  );
  const find = sqlite.prepare('SELECT * FROM access_log_checkpoints WHERE origin = ? AND size = ?');
  const lines = sqlite.prepare(
    'SELECT line FROM access_log_cosignatures WHERE origin = ? AND size = ? ORDER BY witness',
  );
  const cosign = sqlite.prepare(
    'INSERT OR REPLACE INTO access_log_cosignatures VALUES (?, ?, ?, ?)',
  );

  const toCheckpoint = (row: Record<string, unknown>): StoredCheckpoint => {
    const { published_at: publishedAt, ...stored } = row;
    const checkpoint = { ...stored, publishedAt } as unknown as StoredCheckpoint;
    const cosigned = lines.all(checkpoint.origin, checkpoint.size);
    return { ...checkpoint, cosignatures: cosigned.map(({ line }) => line as string) };
  };
  return {
    publish: settled(
      ({ origin, size, note, publishedAt }) =>
        publish.run(origin, size, note, publishedAt).changes === 1,
    ),
    find: settled((origin, size) => {
      const row = find.get(origin, size);
      return row && toCheckpoint(row);
    }),
    list: settled(({ origin, from = 0, below = Number.MAX_SAFE_INTEGER, cosigned }, limit) =>
      (cosigned ? listCosigned : list).all(origin, from, below, limit).map(toCheckpoint),
    ),
    addCosignature: settled((origin, size, { witness, line }) => {
      cosign.run(origin, size, witness, line);
    }),
  };
}

export function createSqliteAlarms(sqlite: DatabaseSync): AlarmStore {
  const raise = sqlite.prepare('INSERT OR IGNORE INTO access_log_alarms VALUES (?, ?, ?)');
  const list = sqlite.prepare('SELECT * FROM access_log_alarms ORDER BY since, code, source');
  const withdraw = sqlite.prepare('DELETE FROM access_log_alarms WHERE source = ?');
  return {
    raise: settled(({ code, source, since }) => {
      raise.run(code, source, since);
    }),
    list: settled(() => list.all() as unknown as Alarm[]),
    withdraw: settled((source) => {
      withdraw.run(source);
    }),
  };
}
