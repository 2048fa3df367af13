import { openDatabase, rangeOf, type ComparedKey } from './database.ts';

export type { ComparedKey } from './database.ts';
type Subject = ComparedKey['subject'];

/**
 * The fingerprints that somebody has compared with their owners, kept in this browser: the portal cannot change them,
 * and another browser does not know them.
 */
export function createComparedKeys(accountId: string) {
  return {
    async find(subject: Subject, id: string): Promise<ComparedKey | undefined> {
      const found = await (await openDatabase()).get('compared-keys', [accountId, subject, id]);
      return found && withoutAccount(found);
    },
    async list(): Promise<ComparedKey[]> {
      const all = await (await openDatabase()).getAll('compared-keys', rangeOf(accountId));
      return all.map(withoutAccount);
    },
    /** In the place of what was compared before. */
    async remember(key: Omit<ComparedKey, 'comparedAt'>): Promise<void> {
      const entry = { ...key, accountId, comparedAt: new Date() };
      await (await openDatabase()).put('compared-keys', entry);
    },
    async forget(subject: Subject, id: string): Promise<void> {
      await (await openDatabase()).delete('compared-keys', [accountId, subject, id]);
    },
  };
}
export type ComparedKeys = ReturnType<typeof createComparedKeys>;

function withoutAccount({ accountId: _, ...key }: ComparedKey & { accountId: string }) {
  return key;
}
