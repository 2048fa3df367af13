import type { z } from 'zod';
import type { ReadMark } from '../contracts/messages.ts';
import type { Connection } from './connection.ts';

/** Largest page that lists give at once, unless they say otherwise. */
const WHOLE_PAGE = 100;

type Page<Item> = { items: Item[]; nextCursor?: string | undefined };

/** A list of the portal, page by page. */
async function* eachPage<Listed extends Page<unknown>>(
  connection: Connection,
  page: z.ZodType<Listed>,
  path: string,
  limit = WHOLE_PAGE,
): AsyncGenerator<Listed, void, void> {
  let cursor: string | undefined;
  do {
    const query = { limit, cursor };
    const answer = await connection.call(page, path, { query });
    yield answer;
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
}

/** Everything that a list of the portal holds. */
export async function listAll<Item>(
  connection: Connection,
  page: z.ZodType<Page<Item>>,
  path: string,
  limit?: number,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const answer of eachPage(connection, page, path, limit)) items.push(...answer.items);
  return items;
}

/** Everything that a thread holds, and how far each side had read it at the end. */
export async function listWithMarks<Item>(
  connection: Connection,
  page: z.ZodType<Page<Item> & { readMarks: ReadMark[] }>,
  path: string,
  limit: number,
): Promise<{ readonly items: Item[]; readonly readMarks: readonly ReadMark[] }> {
  const items: Item[] = [];
  let readMarks: readonly ReadMark[] = [];
  for await (const answer of eachPage(connection, page, path, limit)) {
    items.push(...answer.items);
    readMarks = answer.readMarks;
  }
  return { items, readMarks };
}
