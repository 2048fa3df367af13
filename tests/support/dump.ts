import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { mongo } from 'mongoose';
import type { TestPortal } from './test-portal.ts';

/** One thing that the portal holds: a row, a document, a file with its name, a line of the log. */
export type Held = { readonly where: string; readonly bytes: Buffer };

type Dumped = Pick<TestPortal, 'database' | 'dataDirectory' | 'logLines'>;

/** Everything that whoever takes over the server gets: nothing is named here, so nothing is forgotten. */
export async function dumpOf({ database, dataDirectory, logLines }: Dumped): Promise<Held[]> {
  const held: Held[] = logLines.map((line, index) => heldAs(`log line ${index}`, line));
  for (const entry of await readdir(dataDirectory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    held.push(heldAs(`name of ${path}`, entry.name));
    if (!entry.isFile()) continue;
    held.push(heldAs(`file ${path}`, await readFile(path)));
    if (entry.name.endsWith('.sqlite')) held.push(...rowsOf(path));
  }
  if (database.engine === 'mongodb') {
    held.push(...(await documentsOf(database.mongo.getClient().db(database.mongo.name))));
  }
  return held;
}

function rowsOf(path: string): Held[] {
  const sqlite = new DatabaseSync(path, { readOnly: true });
  const tables = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const held = tables.flatMap(({ name }) => {
    const table = String(name);
    const rows = sqlite.prepare(`SELECT * FROM "${table}"`).all();
    return rows.flatMap((row) => valuesOf(`table ${table}`, row));
  });
  sqlite.close();
  return held;
}

async function documentsOf(database: mongo.Db): Promise<Held[]> {
  const held: Held[] = [];
  for (const { name } of await database.listCollections().toArray()) {
    for await (const document of database.collection(name).find()) {
      held.push(...valuesOf(`collection ${name}`, document));
    }
  }
  return held;
}

/** Every value down to the leaves, and every name, for it may be data; a JSON text as it is and as what it says. */
function valuesOf(where: string, value: unknown): Held[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' && value.startsWith('{')) {
    return [heldAs(where, value), ...valuesOf(where, JSON.parse(value))];
  }
  if (value instanceof Uint8Array) return [heldAs(where, value)];
  if (isBinary(value)) return [heldAs(where, value.value())];
  if (value instanceof Date) return [heldAs(where, value.toISOString())];
  if (typeof value !== 'object' || '_bsontype' in value) {
    return [heldAs(where, (value as { toString(): string }).toString())];
  }
  return Object.entries(value).flatMap(([name, inner]) => [
    heldAs(`${where}, a name`, name),
    ...valuesOf(`${where}.${name}`, inner),
  ]);
}

function isBinary(value: unknown): value is mongo.Binary {
  return (value as { _bsontype?: unknown })._bsontype === 'Binary';
}

function heldAs(where: string, content: string | Uint8Array): Held {
  return { where, bytes: Buffer.from(content as string) };
}
