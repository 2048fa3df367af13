import type { RecordDraft } from '../../../../core/contracts/record-draft.ts';
import type { RecordContent } from '../../../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { createAutosave } from '../../../session/autosave.ts';
import type { Drafts } from '../../../session/drafts.ts';
import { SessionError } from '../../../session/session-error.ts';
import { createStore } from '../../../session/store.ts';
import type { WorkerApi } from '../../../session/worker/api.ts';

export type DeskState =
  | { readonly status: 'closed' | 'opening' }
  | { readonly status: 'failed'; readonly error: unknown }
  | {
      readonly status: 'open';
      readonly draft: RecordDraft;
      /** The record in the portal, where it is newer than what was kept here, and another. */
      readonly newer?: RecordContent | undefined;
      /** The record in the portal is signed by nobody who could be verified, so nothing was taken from it. */
      readonly isStoredRefused: boolean;
    };

type Dependencies = {
  readonly submission: Pick<SubmissionSummary, 'id' | 'changedAt' | 'recordWrittenBy'>;
  readonly drafts: Pick<Drafts, 'list' | 'open' | 'keep' | 'discard'>;
  readonly worker: () => Pick<WorkerApi, 'openRecord'>;
};

/** Where a record is written: opened when keys are there, put away when they go, saved sealed as it changes. */
export function createDraftDesk({ submission, drafts, worker }: Dependencies) {
  const { id } = submission;
  const store = createStore<DeskState>({ status: 'closed' });
  const autosave = createAutosave((draft: RecordDraft) => drafts.keep(id, draft));

  async function kept() {
    const draft = await drafts.open(id);
    const entry = draft && (await drafts.list()).find((other) => other.id === id);
    return draft && { draft, isNewest: isNewer(entry?.savedAt, submission.changedAt) };
  }

  /** What the portal has: absent while there is no record, refused when nobody's signature on it verifies. */
  async function stored(): Promise<{ draft?: RecordContent; isRefused: boolean }> {
    if (submission.recordWrittenBy === undefined) return { isRefused: false };
    const { record } = await worker().openRecord(id);
    if (!record) return { isRefused: false };
    if (record.status === 'not-opened') throw new SessionError(record.code);
    if (record.verdict.status !== 'verified') return { isRefused: true };
    return { draft: record.content, isRefused: false };
  }

  async function read(): Promise<DeskState> {
    const here = await kept();
    if (here?.isNewest) return { status: 'open', draft: here.draft, isStoredRefused: false };
    const { draft: there, isRefused: isStoredRefused } = await stored();
    const draft = here?.draft ?? there ?? {};
    const isSame = !there || JSON.stringify(there) === JSON.stringify(draft);
    return { status: 'open', draft, newer: isSame ? undefined : there, isStoredRefused };
  }

  function put(draft: RecordDraft, newer?: RecordContent): void {
    const state = store.getSnapshot();
    if (state.status !== 'open') return;
    store.set({ ...state, draft, newer });
    autosave.change(draft);
  }

  async function open(): Promise<void> {
    const { status } = store.getSnapshot();
    if (status === 'open') await autosave.flush();
    if (status === 'open' || status === 'opening') return;
    store.set({ status: 'opening' });
    try {
      store.set(await read());
    } catch (error) {
      store.set({ status: 'failed', error });
    }
  }

  function change(update: (draft: RecordDraft) => RecordDraft): void {
    const state = store.getSnapshot();
    if (state.status === 'open') put(update(state.draft), state.newer);
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    saving: autosave,
    /** Keys are there. What could not be saved before they went is still here, and is saved now. */
    open,
    change,
    /** Keys are gone: what was saved is put away. */
    close(): void {
      const { status } = autosave.getSnapshot();
      if (status === 'saved' || status === 'unchanged') store.set({ status: 'closed' });
    },
    /** Goes on with the record in the portal, or with what was kept here. */
    choose(source: 'newer' | 'kept'): void {
      const state = store.getSnapshot();
      if (state.status !== 'open' || !state.newer) return;
      put(source === 'newer' ? state.newer : state.draft);
    },
    /** It was submitted or thrown away. */
    async discard(): Promise<void> {
      await autosave.stop();
      await drafts.discard(id);
      store.set({ status: 'closed' });
    },
  };
}
export type DraftDesk = ReturnType<typeof createDraftDesk>;

function isNewer(savedAt: Date | undefined, changedAt: string): boolean {
  return savedAt !== undefined && savedAt.getTime() >= Date.parse(changedAt);
}
