/** A request for one page, newest first: items whose identifier is below `cursor`. */
export type Page = { readonly cursor?: string | undefined; readonly limit: number };

export type PageResult<Item> = { readonly items: Item[]; readonly nextCursor?: string };

/** Repositories read one item more than asked for; it only tells whether a next page exists. */
export function toPage<Item extends { readonly id: string }>(
  rows: readonly Item[],
  limit: number,
): PageResult<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: last.id } : { items };
}
