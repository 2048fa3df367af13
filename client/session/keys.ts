import type { MemberResponse } from '../../core/contracts/accounts.ts';
import { MemberKeyResponse } from '../../core/contracts/keys.ts';
import { contentRoles } from '../../core/contracts/vocabulary.ts';
import type { Connection } from '../../core/exchange/connection.ts';
import { ProblemError } from '../../core/exchange/problem-error.ts';
import { watchActivity } from './activity.ts';
import { stateOf, type KeyState, type PublishedKey } from './key-state.ts';
import { removeAbandonedFiles } from './opened-files.ts';
import type { SessionErrorCode } from './session-error.ts';
import { createStore } from './store.ts';
import { joinTabs } from './tabs.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';
import type { WorkerApi } from './worker/api.ts';
import type { HeldKeys, WorkerEvent } from './worker/life.ts';

type Dependencies = {
  readonly account: Pick<MemberResponse, 'id' | 'role'>;
  /** The pages' own. */
  readonly connection: Connection;
  /** The session has ended: somebody has signed out in another tab, or it was idle for too long. */
  readonly onSignedOut: () => void;
};
/** Something to be put away before the keys are forgotten, such as a draft. */
type LastWork = () => Promise<unknown>;

/** Locking waits no longer for anything. */
const LAST_WORK_MS = 2_000;

/**
 * The page's side of the unlocked keys: their state, and the way to the Worker that holds them. One for each page that
 * somebody is signed in to, and until they sign out. A Worker is started when it is first needed; locking ends it, and
 * with it whatever it remembers. What needs a key rejects with a `SessionError`.
 */
export function createKeys({ account, connection, onSignedOut }: Dependencies) {
  const holdsKeys = contentRoles.some((role) => role === account.role);
  const store = createStore<KeyState>({ status: holdsKeys ? 'unknown' : 'none' });
  const lastWork = new Set<LastWork>();
  let published: PublishedKey | 'none' | undefined;
  let held: HeldKeys | undefined;
  let process: WorkerProcess | undefined;

  function show(): void {
    if (holdsKeys) store.set(stateOf(published, held));
  }
  async function look(): Promise<void> {
    published = await readPublishedKey(connection);
    show();
  }
  function lookAgain(): void {
    // Offline: what is known stays, and whoever needs more asks again.
    if (holdsKeys) look().catch(() => undefined);
  }
  function stop(code: SessionErrorCode): void {
    process?.stop(code);
    held = undefined;
    show();
  }
  async function lockHere(): Promise<void> {
    await atMost(LAST_WORK_MS, Promise.allSettled(Array.from(lastWork, (work) => work())));
    stop('locked');
  }
  function touch(): void {
    if (process?.isRunning()) process.api.touch().catch(() => undefined);
  }
  function signedOut(): void {
    stop('signed-out');
    onSignedOut();
  }
  function hear(event: WorkerEvent): void {
    if (event.type === 'published') lookAgain();
    else if (event.type === 'forgotten') stop('locked');
    else if (event.type === 'signed-out') signedOut();
    else {
      held = event.held;
      show();
    }
  }
  function running(): WorkerProcess {
    if (!process?.isRunning())
      process = startWorkerProcess({ accountId: account.id, onEvent: hear });
    return process;
  }

  const tellTabs = joinTabs(account.id, (message) => {
    if (message === 'activity') touch();
    else if (message === 'lock') void lockHere();
    else signedOut();
  });
  watchActivity(() => {
    touch();
    tellTabs('activity');
  });
  // A page that is kept for the back button must not keep keys.
  window.addEventListener('pagehide', () => {
    stop('locked');
  });
  window.addEventListener('online', () => {
    if (store.getSnapshot().status === 'unknown') lookAgain();
  });
  void removeAbandonedFiles();
  lookAgain();

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    worker: (): WorkerApi => running().api,
    unlock: (passphrase: string): Promise<void> => running().api.unlock(passphrase),
    unlockWithFile: (text: string, passphrase: string): Promise<void> =>
      running().api.unlockWithFile({ text, passphrase }),
    /** Here and in every other tab. */
    lock(): Promise<void> {
      tellTabs('lock');
      return lockHere();
    },
    /** Asks the portal again: the own key may have been published, or the organisation's granted. */
    refresh: (): Promise<void> => (held ? running().api.refreshGrants() : look()),
    /** For signing out: forgets the keys here and tells every other tab. */
    forget(): void {
      tellTabs('signed-out');
      stop('signed-out');
    },
    /** Returns how to take it back. */
    beforeLock(work: LastWork): () => void {
      lastWork.add(work);
      return () => {
        lastWork.delete(work);
      };
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;

async function readPublishedKey(connection: Connection): Promise<PublishedKey | 'none'> {
  try {
    const { key, hasBackup } = await connection.call(MemberKeyResponse, '/account/key');
    return { fingerprint: key.fingerprint, hasBackup };
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'NOT_FOUND') return 'none';
    throw error;
  }
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
