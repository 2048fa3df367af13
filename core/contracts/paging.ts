import { z } from 'zod';
import { Id } from './identifiers.ts';

/** Lists page by cursor, newest first: `cursor` is the identifier of the last item already seen. */
export const PageQuery = z.strictObject({
  cursor: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: Id.optional() });
}
