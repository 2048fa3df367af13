import type { FindNames } from './features/access-log/index.ts';
import type { Stores } from './stores.ts';

/** What the access log calls those whom its entries name: from the records of accounts, organisations and cases. */
export function createNameFinder({
  accounts,
  organisations,
  cases,
}: Pick<Stores, 'accounts' | 'organisations' | 'cases'>): FindNames {
  return async (ids) => {
    const [people, bodies, matters] = await Promise.all([
      accounts.findMany(ids),
      organisations.findMany(ids),
      cases.findMany(ids),
    ]);
    return Object.fromEntries([
      ...people.map(({ id, displayName }) => [id, displayName] as const),
      ...bodies.map(({ id, name }) => [id, name] as const),
      ...matters.map(({ id, reference }) => [id, reference] as const),
    ]);
  };
}
