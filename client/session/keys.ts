import type { MemberResponse } from '../../core/contracts/accounts.ts';
import { contentRoles } from '../../core/contracts/vocabulary.ts';
import type { Connection } from '../../core/exchange/connection.ts';
import { watchActivity } from './activity.ts';
import { stateOf, type KeyState } from './key-state.ts';
import { createLastWork } from './last-work.ts';
import { removeAbandonedFiles } from './opened-files.ts';
import { readPublishedKey, type PublishedKey } from './published-key.ts';
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

/**
 * The page's side of the unlocked keys: their state, and the way to the Worker that holds them. One for each page that
 * somebody is signed in to, and until they sign out. A Worker is started when it is first needed; locking ends it, and
 * with it whatever it remembered. What needs a key rejects with a `SessionError`.
 */
export function createKeys({ account, connection, onSignedOut }: Dependencies) {
  const holdsKeys = contentRoles.some((role) => role === account.role);
  const store = createStore<KeyState>({ status: holdsKeys ? 'unknown' : 'none' });
  const lastWork = createLastWork();
  let published: PublishedKey | 'none' | undefined;
  let held: HeldKeys | undefined;
  let process: WorkerProcess | undefined;

  function hold(keys: HeldKeys | undefined): void {
    held = keys;
    if (holdsKeys) store.set(stateOf(published, held));
  }
  async function look(): Promise<void> {
    published = await readPublishedKey(connection);
    hold(held);
  }
  function lookAgain(): void {
    // Offline: what is known stays, and whoever needs more asks again.
    if (holdsKeys) look().catch(() => undefined);
  }
  function lock(): void {
    process?.end('locked');
    hold(undefined);
  }
  function signOut(): void {
    process?.kill('signed-out');
    hold(undefined);
  }
  function touch(): void {
    if (process?.isRunning()) process.api.touch().catch(() => undefined);
  }
  function hear(event: WorkerEvent): void {
    if (event.type === 'held') hold(event.held);
    else if (event.type === 'published') lookAgain();
    else if (event.type === 'forgotten') lock();
    else {
      signOut();
      onSignedOut();
    }
  }
  function running(): WorkerProcess {
    if (!process?.isRunning()) {
      process = startWorkerProcess({ accountId: account.id, onEvent: hear });
    }
    return process;
  }

  const tellTabs = joinTabs(account.id, (message) => {
    if (message === 'activity') touch();
    else if (message === 'lock') void lastWork.finish().then(lock);
    else hear({ type: 'signed-out' });
  });
  watchActivity(() => {
    touch();
    tellTabs('activity');
  });
  window.addEventListener('pagehide', () => {
    // A page that is kept for the back button must not keep keys.
    process?.kill('locked');
    hold(undefined);
  });
  window.addEventListener('online', () => {
    if (published === undefined) lookAgain();
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
    async lock(): Promise<void> {
      tellTabs('lock');
      await lastWork.finish();
      lock();
    },
    /** Asks the portal again: the own key may have been published, or the organisation's granted. */
    refresh: (): Promise<void> => (held ? running().api.refreshGrants() : look()),
    /** For signing out: forgets the keys here and tells every other tab. */
    forget(): void {
      tellTabs('signed-out');
      signOut();
    },
    /** Work to be done before the keys are forgotten, such as keeping a draft. Returns how to take it back. */
    beforeLock: lastWork.add,
  };
}
export type Keys = ReturnType<typeof createKeys>;
