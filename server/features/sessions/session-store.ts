import { Store, type SessionData } from 'express-session';
import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { expiryOf, type SessionLifetime } from './session-lifetime.ts';
import type { SessionRepository, SignedInSession } from './signed-in-session.ts';

/** A write for every request would cost more than it tells. */
const TOUCH_EVERY_MS = 60_000;

export function referenceOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

type Dependencies = {
  readonly sessions: SessionRepository;
  readonly clock: Clock;
  readonly lifetime: SessionLifetime;
};

/** express-session's store over our repository: expiry is decided here, on the server, never by the cookie. */
export function createSessionStore(deps: Dependencies): Store {
  return new RepositoryStore(deps);
}

class RepositoryStore extends Store {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    super();
    this.#deps = deps;
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    answer(callback, async () => {
      const session = await this.#find(id);
      return session ? (JSON.parse(session.data) as SessionData) : null;
    });
  }

  override set(id: string, data: SessionData, callback?: (error?: unknown) => void): void {
    answer(callback, async () => {
      const now = this.#deps.clock();
      const startedAt = (await this.#find(id))?.startedAt ?? now.toISOString();
      await this.#deps.sessions.put({
        reference: referenceOf(id),
        ...ownerOf(data),
        data: JSON.stringify(data),
        startedAt,
        ...this.#seen(now, startedAt),
      });
    });
  }

  override touch(id: string, _data: SessionData, callback?: (error?: unknown) => void): void {
    answer(callback, async () => {
      const session = await this.#find(id);
      const now = this.#deps.clock();
      if (!session || now.getTime() - Date.parse(session.lastSeenAt) < TOUCH_EVERY_MS) return;
      const { reference, startedAt } = session;
      await this.#deps.sessions.prolong({ reference, ...this.#seen(now, startedAt) });
    });
  }

  override destroy(id: string, callback?: (error?: unknown) => void): void {
    answer(callback, () => this.#deps.sessions.remove(referenceOf(id)));
  }

  #find(id: string): Promise<SignedInSession | undefined> {
    return this.#deps.sessions.find(referenceOf(id), this.#deps.clock());
  }

  #seen(now: Date, startedAt: string) {
    const expiresAt = expiryOf(startedAt, now, this.#deps.lifetime);
    return { lastSeenAt: now.toISOString(), expiresAt };
  }
}

function ownerOf(data: SessionData): Pick<SignedInSession, 'accountId' | 'awaitsSecondFactor'> {
  const signedIn = (data as SessionData & { passport?: { user?: string } }).passport?.user;
  const accountId = signedIn ?? data.pendingAccountId;
  const awaitsSecondFactor = signedIn === undefined;
  return accountId === undefined ? { awaitsSecondFactor } : { accountId, awaitsSecondFactor };
}

function answer<Value>(
  callback: ((error: unknown, value?: Value) => void) | undefined,
  work: () => Promise<Value>,
): void {
  work().then(
    (value) => callback?.(null, value),
    (error: unknown) => callback?.(error),
  );
}
