import { openDatabase, rangeOf, type SavedSearch } from './database.ts';

export type { SavedSearch } from './database.ts';

/** Searches that somebody has given a name. They stay in this browser: what an auditor looks for is nobody else's business. */
export function createSavedSearches(accountId: string) {
  return {
    /** By name, as the reader's language orders them. */
    async list(): Promise<SavedSearch[]> {
      const all = await (await openDatabase()).getAll('saved-searches', rangeOf(accountId));
      return all
        .map(({ accountId: _, ...search }) => search)
        .sort((one, other) => one.name.localeCompare(other.name));
    },
    /** In the place of what was kept under this identifier. */
    async keep(search: SavedSearch): Promise<void> {
      await (await openDatabase()).put('saved-searches', { ...search, accountId });
    },
    async discard(id: string): Promise<void> {
      await (await openDatabase()).delete('saved-searches', [accountId, id]);
    },
  };
}
export type SavedSearches = ReturnType<typeof createSavedSearches>;
