import type { z } from 'zod';
import type { Connection } from './connection.ts';

/** Largest page that lists give at once, unless they say otherwise. */
const WHOLE_PAGE = 100;

/** Everything that a list of the portal holds, page by page. */
export async function listAll<Item>(
  connection: Connection,
  page: z.ZodType<{ items: Item[]; nextCursor?: string | undefined }>,
  path: string,
  limit = WHOLE_PAGE,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit, cursor };
    const answer = await connection.call(page, path, { query });
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return items;
}
