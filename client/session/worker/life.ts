import type { WorkerApi } from './api.ts';

/** What the Worker tells of the keys it holds. */
export type HeldKeys = {
  /** Of the member key. */
  readonly fingerprint: string;
  readonly organisationKeys: number;
  readonly refusedGrants: number;
  readonly organisationHasKey: boolean;
  /** Milliseconds since 1970. */
  readonly locksAt: number;
  readonly busy: boolean;
};

export type WorkerEvent =
  | { readonly type: 'held'; readonly held: HeldKeys }
  /** The own key was published anew: what the page knows of it is out of date. */
  | { readonly type: 'published' }
  | { readonly type: 'forgotten' }
  /** The portal no longer knows the session. */
  | { readonly type: 'signed-out' };

/** What `keys.ts` asks of the Worker; pages use `WorkerApi` alone. */
export type WorkerLife = {
  /** First of all. `owner` names the folder where this Worker keeps opened files. */
  start(
    work: { readonly accountId: string; readonly owner: string },
    onEvent: (event: WorkerEvent) => void,
  ): Promise<void>;
  /** With the locked key that the portal keeps. */
  unlock(passphrase: string): Promise<void>;
  /** With a locked key from a file. */
  unlockWithFile(file: { readonly text: string; readonly passphrase: string }): Promise<void>;
  /** A colleague may have granted the organisation's keys meanwhile. */
  refreshGrants(): Promise<void>;
  touch(): Promise<void>;
  /** Forgets the keys at once; resolves when what was under way has been called off in the portal as well. */
  forget(): Promise<void>;
};

export type FullWorkerApi = WorkerApi & WorkerLife;
