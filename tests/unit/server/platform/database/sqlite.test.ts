import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction, openSqlite } from '../../../../../server/platform/database/sqlite.ts';

describe('the embedded database', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-sqlite-'));
    file = join(folder, 'new', 'portal.sqlite');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps its folder to the user that runs it', () => {
    openSqlite(file).close();

    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
  });

  it.each(['DELETE FROM people', "UPDATE people SET body = 'removed'"])(
    'leaves nothing in its file of what was erased: %s',
    (statement) => {
      const sqlite = openSqlite(file);
      sqlite.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, body TEXT) STRICT');
      const insert = sqlite.prepare('INSERT INTO people (body) VALUES (?)');
      for (let count = 0; count < 200; count += 1) insert.run(`marker-${'x'.repeat(count * 10)}`);
      sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      expect(readFileSync(file).includes('marker')).toBe(true);

      sqlite.exec(statement);
      sqlite.close();

      expect(readFileSync(file).includes('marker')).toBe(false);
    },
  );

  it('rolls back a transaction that throws, and throws the same', () => {
    const sqlite = openSqlite(':memory:');
    sqlite.exec('CREATE TABLE people (id INTEGER PRIMARY KEY) STRICT');
    const failure = new Error('in the middle');

    const attempt = () =>
      inTransaction(sqlite, () => {
        sqlite.exec('INSERT INTO people DEFAULT VALUES');
        throw failure;
      });

    expect(attempt).toThrow(failure);
    expect(sqlite.prepare('SELECT * FROM people').all()).toEqual([]);
    sqlite.close();
  });
});
