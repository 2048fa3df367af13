import { SessionError, type SessionErrorCode } from './session-error.ts';
import { createStore } from './store.ts';

/** Long enough to gather a sentence, short enough to lose no more than one. */
const QUIET_MS = 2_000;

export type SavingState =
  | { readonly status: 'unchanged' | 'unsaved' | 'saving' }
  | { readonly status: 'saved'; readonly at: Date }
  /** What was typed is still in the page; saving is tried again with the next change, and by `flush`. */
  | { readonly status: 'failed'; readonly code: SessionErrorCode };

/** Saves what changes, a moment after the last change and one at a time. */
export function createAutosave<Value>(save: (value: Value) => Promise<void>) {
  const store = createStore<SavingState>({ status: 'unchanged' });
  let unsaved: { readonly value: Value } | undefined;
  let saving: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function saveAll(): Promise<void> {
    while (unsaved) {
      const { value } = unsaved;
      const taken = unsaved;
      store.set({ status: 'saving' });
      try {
        await save(value);
      } catch (error) {
        store.set({ status: 'failed', code: codeOf(error) });
        return;
      }
      if (unsaved === taken) unsaved = undefined;
    }
    store.set({ status: 'saved', at: new Date() });
  }

  /** Resolves when nothing is left to save, or saving has failed; the state tells which. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (!unsaved && !saving) return;
    saving ??= saveAll().finally(() => {
      saving = undefined;
    });
    await saving;
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    flush,
    change(value: Value): void {
      unsaved = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), QUIET_MS);
      if (!saving) store.set({ status: 'unsaved' });
    },
    /** Saves no more: what was saved has been sent, or is thrown away. Waits for what is being saved. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      unsaved = undefined;
      await saving;
    },
  };
}
export type Autosave<Value> = ReturnType<typeof createAutosave<Value>>;

function codeOf(error: unknown): SessionErrorCode {
  return error instanceof SessionError ? error.code : 'defect';
}
