import { createAutosave } from '../../../session/autosave.ts';
import { SessionError } from '../../../session/session-error.ts';
import { createStore } from '../../../session/store.ts';
import type { Opened } from '../../../session/worker/api.ts';

export type DeskState<Draft, Content extends Draft> =
  | { readonly status: 'closed' | 'opening' }
  | { readonly status: 'failed'; readonly error: unknown }
  | {
      readonly status: 'open';
      readonly draft: Draft;
      /** The draft is what the portal has, and nothing else was kept here. */
      readonly isSealed: boolean;
      /** What the portal has, where it is newer than what was kept here, and another. */
      readonly newer?: Content | undefined;
      /** What the portal has is signed by nobody who could be verified, so nothing was taken from it. */
      readonly isStoredRefused: boolean;
    };

/** Drafts in this browser, each sealed to its author. */
export type Drawer<Draft> = {
  list(): Promise<readonly { readonly id: string; readonly savedAt: Date }[]>;
  open(id: string): Promise<Draft | undefined>;
  keep(id: string, draft: Draft): Promise<void>;
  discard(id: string): Promise<void>;
};

type Dependencies<Draft, Content extends Draft> = {
  readonly item: { readonly id: string; readonly changedAt: string };
  readonly drafts: Drawer<Draft>;
  /** What the portal has; absent as long as nothing was sealed. */
  readonly stored: () => Promise<Opened<Content> | undefined>;
};

/** Where something is written: opened when keys are there, put away when they go, saved sealed as it changes. */
export function createDraftDesk<Draft extends object, Content extends Draft>(
  dependencies: Dependencies<Draft, Content>,
) {
  const { item, drafts } = dependencies;
  const { id } = item;
  const store = createStore<DeskState<Draft, Content>>({ status: 'closed' });
  const autosave = createAutosave((draft: Draft) => drafts.keep(id, draft));

  async function kept() {
    const draft = await drafts.open(id);
    const entry = draft && (await drafts.list()).find((other) => other.id === id);
    return draft && { draft, isNewest: isNewer(entry?.savedAt, item.changedAt) };
  }

  /** Refused when nobody's signature on it verifies. */
  async function stored(): Promise<{ draft?: Content; isRefused: boolean }> {
    const there = await dependencies.stored();
    if (!there) return { isRefused: false };
    if (there.status === 'not-opened') throw new SessionError(there.code);
    if (there.verdict.status !== 'verified') return { isRefused: true };
    return { draft: there.content, isRefused: false };
  }

  async function read(): Promise<DeskState<Draft, Content>> {
    const here = await kept();
    if (here?.isNewest) {
      return { status: 'open', draft: here.draft, isSealed: false, isStoredRefused: false };
    }
    const { draft: there, isRefused: isStoredRefused } = await stored();
    const draft = here?.draft ?? there ?? ({} as Draft);
    const isSame = !there || JSON.stringify(there) === JSON.stringify(draft);
    const isSealed = there !== undefined && isSame;
    return { status: 'open', draft, isSealed, newer: isSame ? undefined : there, isStoredRefused };
  }

  function put(draft: Draft, newer?: Content): void {
    const state = store.getSnapshot();
    if (state.status !== 'open') return;
    store.set({ ...state, draft, newer, isSealed: false });
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

  function change(update: (draft: Draft) => Draft): void {
    const state = store.getSnapshot();
    if (state.status === 'open') put(update(state.draft), state.newer);
  }

  /** The portal has it now, unless more was written meanwhile. */
  async function sealed(draft: Draft): Promise<void> {
    const isStill = () => {
      const state = store.getSnapshot();
      return state.status === 'open' && state.draft === draft ? state : undefined;
    };
    if (!isStill()) return;
    await autosave.stop();
    await drafts.discard(id);
    const state = isStill();
    if (state) store.set({ ...state, isSealed: true, newer: undefined, isStoredRefused: false });
  }

  function choose(source: 'newer' | 'kept'): void {
    const state = store.getSnapshot();
    if (state.status !== 'open' || !state.newer) return;
    put(source === 'newer' ? state.newer : state.draft);
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    saving: autosave,
    /** Keys are there. What could not be saved before they went is still here, and is saved now. */
    open,
    change,
    sealed,
    /** Keys are gone: what was saved is put away. */
    close(): void {
      const { status } = autosave.getSnapshot();
      if (status === 'saved' || status === 'unchanged') store.set({ status: 'closed' });
    },
    /** Goes on with what the portal has, or with what was kept here. */
    choose,
    /** It was submitted or thrown away. */
    async discard(): Promise<void> {
      await autosave.stop();
      await drafts.discard(id);
      store.set({ status: 'closed' });
    },
  };
}
export type DraftDesk<Draft extends object, Content extends Draft> = ReturnType<
  typeof createDraftDesk<Draft, Content>
>;

function isNewer(savedAt: Date | undefined, changedAt: string): boolean {
  return savedAt !== undefined && savedAt.getTime() >= Date.parse(changedAt);
}
