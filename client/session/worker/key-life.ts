import type { Keyring } from '../../../core/exchange/index.ts';
import type { UnlockedKey } from '../../../core/sealing/index.ts';
import { atMost } from '../at-most.ts';
import { SessionError } from '../session-error.ts';
import type { HeldKeys } from './life.ts';

/** Keys are forgotten after so long without work. */
export const IDLE_MS = 15 * 60_000;
const LOOK_EVERY_MS = 5_000;
/** What is under way may take so long to be called off in the portal. */
const PARTING_MS = 2_000;

type Granted = { readonly refusedGrants: number; readonly organisationHasKey: boolean };
/** Work that goes on although nobody touches the pages. */
type WorkUnderWay = {
  readonly isBusy: () => boolean;
  /** Once the keys are forgotten: resolves when nothing of it is left. */
  readonly whenOver: () => Promise<unknown>;
};
type Dependencies = {
  /** Milliseconds since 1970, as the clock on the wall: a computer that slept has been idle. */
  readonly now: () => number;
  readonly onChange: (held: HeldKeys) => void;
  readonly onForgotten: () => void;
};

/** Where unlocked keys are held, and when they are forgotten: in this Worker alone, which has a timer of its own. */
export class KeyLife {
  readonly #dependencies: Dependencies;
  #keyring: Keyring | undefined;
  #granted: Granted = { refusedGrants: 0, organisationHasKey: false };
  #lastWork: number;
  #work: WorkUnderWay = { isBusy: () => false, whenOver: () => Promise.resolve() };
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #ending = new AbortController();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#lastWork = dependencies.now();
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_EVERY_MS);
  }

  /** Aborted when the keys are forgotten, with everything that is under way. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  watch(work: WorkUnderWay): void {
    this.#work = work;
  }

  hold(keyring: Keyring, granted: Granted): void {
    this.signal.throwIfAborted();
    const before = this.#keys();
    this.#keyring = {
      memberKey: this.#heldAlready(keyring.memberKey),
      organisationKeys: keyring.organisationKeys.map((key) => this.#heldAlready(key)),
    };
    const after = this.#keys();
    for (const key of before) if (!after.includes(key)) key.forget();
    this.#granted = granted;
    // Keys that arrive by themselves are nobody's work.
    if (before.length === 0) this.touch();
    else this.#look();
    this.tell();
  }

  /** @throws SessionError `locked` */
  keyring(): Keyring {
    this.#look();
    if (!this.#keyring) throw new SessionError('locked');
    return this.#keyring;
  }

  /** Somebody is at work. */
  touch(): void {
    this.#look();
    this.#lastWork = this.#dependencies.now();
    this.tell();
  }

  tell(): void {
    if (!this.#keyring) return;
    const { memberKey, organisationKeys } = this.#keyring;
    this.#dependencies.onChange({
      fingerprint: memberKey.fingerprint,
      organisationKeys: organisationKeys.length,
      ...this.#granted,
      locksAt: this.#lastWork + IDLE_MS,
      busy: this.#work.isBusy(),
    });
  }

  /** Resolves when all work has ended as well. */
  async forget(): Promise<void> {
    if (this.signal.aborted) return;
    clearInterval(this.#timer);
    for (const key of this.#keys()) key.forget();
    this.#keyring = undefined;
    this.#ending.abort(new SessionError('locked'));
    await atMost(PARTING_MS, this.#work.whenOver());
    this.#dependencies.onForgotten();
  }

  #look(): void {
    const now = this.#dependencies.now();
    if (now < this.#lastWork + IDLE_MS) return;
    if (this.#work.isBusy()) {
      this.#lastWork = now;
      this.tell();
    } else void this.forget();
  }

  /** Work under way uses the key that was unlocked before: of two alike, the newer one goes. */
  #heldAlready(key: UnlockedKey): UnlockedKey {
    const held = this.#keys().find(({ fingerprint }) => fingerprint === key.fingerprint);
    if (held && held !== key) key.forget();
    return held ?? key;
  }

  #keys(): UnlockedKey[] {
    return this.#keyring ? [this.#keyring.memberKey, ...this.#keyring.organisationKeys] : [];
  }
}
