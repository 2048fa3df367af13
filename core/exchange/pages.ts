import type { z } from 'zod';
import type { Connection } from './connection.ts';

/** Largest page that lists give at once, unless they say otherwise. */
const WHOLE_PAGE = 100;

type Page<Item> = { items: Item[]; nextCursor?: string | undefined };

/** A list of the portal, page by page. */
export async function* eachPage<Listed extends Page<unknown>>(
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
