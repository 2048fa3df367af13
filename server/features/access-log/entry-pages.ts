import type { EntryReader, ReadEntry } from './entry-reader.ts';
import type { Projection } from './projection.ts';
import type { IndexFilter, IndexPage, IndexStore } from './store/index-store.ts';

type Dependencies = {
  readonly index: IndexStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
};

export type EntryPage = {
  /** Newest first. */
  readonly entries: readonly ReadEntry[];
  /** Index that leads on to older entries. */
  readonly nextCursor?: number;
  readonly previousCursor?: number;
};

/** Finds entries by what was derived from the log, and reads them from the log. */
export function createEntryPages({ index, projection, reader }: Dependencies) {
  return async function page(
    filter: IndexFilter,
    { cursor, direction, limit }: IndexPage,
  ): Promise<EntryPage> {
    await projection.catchUp();
    // One more than asked for only tells whether the log goes on.
    const found = await index.search(filter, { cursor, direction, limit: limit + 1 });
    const shown = found.slice(0, limit);
    if (direction === 'newer') shown.reverse();
    const isMore = { [direction]: found.length > limit };
    // On the other side lies at least the entry that the cursor names.
    const { older = cursor !== undefined, newer = cursor !== undefined } = isMore;
    const [newest, oldest] = [shown[0], shown.at(-1)];
    return {
      entries: await reader.read(shown),
      ...(older && oldest !== undefined && { nextCursor: oldest }),
      ...(newer && newest !== undefined && { previousCursor: newest }),
    };
  };
}
export type EntryPages = ReturnType<typeof createEntryPages>;
