import type { DatabaseSync } from 'node:sqlite';
import type { Page } from './page.ts';

type Aggregate = { readonly id: string; readonly version: number };

/** Every field of a document; the compiler notices a missing one. */
export type FieldsOf<Document> = Readonly<Record<keyof Document, true>>;

/**
 * An aggregate kept as one JSON document per row of `table (id, version, body)`. Columns that queries
 * need are generated from the document by SQLite itself, so that they cannot disagree with it.
 * `table` and `where` are literals of the calling repository, never input. With `fields`, a document
 * that has any other is refused, as a strict schema refuses it.
 */
export function createDocumentTable<Document extends Aggregate>(
  sqlite: DatabaseSync,
  table: string,
  fields?: FieldsOf<Document>,
) {
  const insert = sqlite.prepare(`INSERT INTO ${table} (id, version, body) VALUES (?, ?, ?)`);
  const replace = sqlite.prepare(
    `UPDATE ${table} SET version = ?, body = ? WHERE id = ? AND version = ?`,
  );
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE id = ?`);

  function all(where: string, ...values: (string | number)[]): Document[] {
    const rows = sqlite.prepare(`SELECT body FROM ${table} WHERE ${where}`).all(...values);
    return rows.map((row) => JSON.parse(row['body'] as string) as Document);
  }

  function toBody(document: Document): string {
    if (fields) requireKnownFields(document, fields);
    return JSON.stringify(document);
  }

  return {
    all,
    /** False when the identifier, or a unique column, exists. */
    insertNew(document: Document): boolean {
      try {
        insert.run(document.id, document.version, toBody(document));
        return true;
      } catch (error) {
        if (isSqliteDuplicate(error)) return false;
        throw error;
      }
    },
    find(id: string): Document | undefined {
      return all('id = ?', id)[0];
    },
    /** Those that exist, in no order. */
    findMany(ids: readonly string[]): Document[] {
      return all('id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
    },
    /** False when the stored version is not `expectedVersion` any more (or the row is gone). */
    replace(document: Document, expectedVersion: number): boolean {
      return (
        replace.run(document.version, toBody(document), document.id, expectedVersion).changes === 1
      );
    },
    remove(id: string): boolean {
      return remove.run(id).changes === 1;
    },
    /** Newest first by identifier, from the index that begins with the columns of `where`. */
    page(page: Page, where: string, ...values: (string | number)[]): Document[] {
      const after = page.cursor === undefined ? '' : 'AND id < ?';
      const cursor = page.cursor === undefined ? [] : [page.cursor];
      return all(
        `${where} ${after} ORDER BY id DESC LIMIT ?`,
        ...values,
        ...cursor,
        page.limit + 1,
      );
    },
  };
}

/** The condition that these columns have these values, those that are given; columns are literals of the caller, never input. */
export function equal(columns: Readonly<Record<string, string | undefined>>) {
  const given = Object.entries(columns).filter(
    (column): column is [string, string] => column[1] !== undefined,
  );
  return {
    sql: ['TRUE', ...given.map(([column]) => `${column} = ?`)].join(' AND '),
    values: given.map(([, value]) => value),
  };
}

/** @throws Error for a field that is not named: nothing may rest in the store that nobody meant to keep */
export function requireKnownFields<Document extends object>(
  document: Document,
  fields: FieldsOf<Document>,
): void {
  const unknown = Object.keys(document).filter((field) => !Object.hasOwn(fields, field));
  if (unknown.length > 0) throw new Error(`unknown fields: ${unknown.join(', ')}`);
}

/** True for a broken UNIQUE or PRIMARY KEY constraint (SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY). */
function isSqliteDuplicate(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code === 2067 || code === 1555;
}
