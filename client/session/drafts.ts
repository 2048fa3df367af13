import type { RecordDraft } from '../../core/contracts/record-draft.ts';
import type { RequestDraft } from '../../core/contracts/request-draft.ts';
import { openDatabase, rangeOf, type DraftPlace, type StoredDraft } from './database.ts';
import type { WorkerApi } from './worker/api.ts';

type Sealed = StoredDraft['sealed'];
type Dependencies<Work extends keyof WorkerApi> = {
  readonly accountId: string;
  readonly worker: () => Pick<WorkerApi, Work>;
};
type Kind<Draft> = {
  readonly place: DraftPlace;
  readonly seal: (draft: Draft) => Promise<Sealed>;
  readonly unseal: (sealed: Sealed) => Promise<Draft>;
};

/**
 * What is still being written, kept in this browser and sealed to its author's key. One that does not open, since its
 * author has another key by now, stays until it is discarded.
 */
function createDraftsOf<Draft>(accountId: string, { place, seal, unseal }: Kind<Draft>) {
  return {
    /** Newest first. */
    async list(): Promise<Omit<StoredDraft, 'sealed'>[]> {
      const all = await (await openDatabase()).getAll(place, rangeOf(accountId));
      return all
        .map(({ id, savedAt }) => ({ id, savedAt }))
        .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime());
    },
    /** Rejects with `no-decryption-key` when it is sealed to another key. */
    async open(id: string): Promise<Draft | undefined> {
      const stored = await (await openDatabase()).get(place, [accountId, id]);
      return stored && unseal(stored.sealed);
    },
    /** In the place of what was kept under this identifier. */
    async keep(id: string, draft: Draft): Promise<void> {
      const entry = { accountId, id, savedAt: new Date(), sealed: await seal(draft) };
      await (await openDatabase()).put(place, entry);
    },
    async discard(id: string): Promise<void> {
      await (await openDatabase()).delete(place, [accountId, id]);
    },
  };
}

/** Records on the way, each named by its submission. */
export function createDrafts({ accountId, worker }: Dependencies<'sealDraft' | 'openDraft'>) {
  return createDraftsOf<RecordDraft>(accountId, {
    place: 'drafts',
    seal: (draft) => worker().sealDraft(draft),
    unseal: (sealed) => worker().openDraft(sealed),
  });
}
export type Drafts = ReturnType<typeof createDrafts>;

/** Contents of requests on the way, each named by its request. */
export function createRequestDrafts({
  accountId,
  worker,
}: Dependencies<'sealRequestDraft' | 'openRequestDraft'>) {
  return createDraftsOf<RequestDraft>(accountId, {
    place: 'request-drafts',
    seal: (draft) => worker().sealRequestDraft(draft),
    unseal: (sealed) => worker().openRequestDraft(sealed),
  });
}
export type RequestDrafts = ReturnType<typeof createRequestDrafts>;
