import type { RecordDraft } from '../../core/contracts/record-draft.ts';
import { openDatabase, rangeOf, type StoredDraft } from './database.ts';
import type { WorkerApi } from './worker/api.ts';

type Dependencies = {
  readonly accountId: string;
  readonly worker: () => Pick<WorkerApi, 'sealDraft' | 'openDraft'>;
};

/**
 * Records on the way, kept in this browser, each sealed to its author's key. A draft is named by its submission. One
 * that does not open, since its author has another key by now, stays until it is discarded.
 */
export function createDrafts({ accountId, worker }: Dependencies) {
  return {
    /** Newest first. */
    async list(): Promise<Omit<StoredDraft, 'sealed'>[]> {
      const all = await (await openDatabase()).getAll('drafts', rangeOf(accountId));
      return all
        .map(({ id, savedAt }) => ({ id, savedAt }))
        .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime());
    },
    /** Rejects with `no-decryption-key` when it is sealed to another key. */
    async open(id: string): Promise<RecordDraft | undefined> {
      const stored = await (await openDatabase()).get('drafts', [accountId, id]);
      return stored && worker().openDraft(stored.sealed);
    },
    /** In the place of what was kept under this identifier. */
    async keep(id: string, draft: RecordDraft): Promise<void> {
      const sealed = await worker().sealDraft(draft);
      const entry = { accountId, id, savedAt: new Date(), sealed };
      await (await openDatabase()).put('drafts', entry);
    },
    async discard(id: string): Promise<void> {
      await (await openDatabase()).delete('drafts', [accountId, id]);
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;
