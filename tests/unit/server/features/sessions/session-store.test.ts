import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionData, Store } from 'express-session';
import {
  createSessionStore,
  type SessionRepository,
} from '../../../../../server/features/sessions/index.ts';
import { referenceOf } from '../../../../../server/features/sessions/session-store.ts';
import { engines, type OpenEngine } from '../../../../support/engines.ts';
import { membershipRepositories } from '../../../../support/membership.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const id = 'the identifier in the cookie';
const cookie = { originalMaxAge: null } as unknown as SessionData['cookie'];
const data = { cookie } as SessionData;

function signedIn(accountId: string): SessionData {
  return { ...data, passport: { user: accountId } } as unknown as SessionData;
}

/** express-session's interface speaks callbacks. */
function promised(store: Store) {
  const settle = (start: (callback: (error?: Error) => void) => void) =>
    promisify((done: (error: Error | null) => void) => {
      start((error) => {
        done(error ?? null);
      });
    })();
  return {
    get: () => promisify<string, SessionData | null | undefined>(store.get.bind(store))(id),
    set: (session: SessionData) =>
      settle((callback) => {
        store.set(id, session, callback);
      }),
    touch: () => settle((callback) => store.touch?.(id, data, callback)),
    destroy: () =>
      settle((callback) => {
        store.destroy(id, callback);
      }),
  };
}

describe('the session store', () => {
  let engine: OpenEngine;
  let sessions: SessionRepository;
  let store: ReturnType<typeof promised>;
  let now: Date;

  beforeEach(async () => {
    const [embedded] = engines;
    if (!embedded) throw new Error('no engine');
    engine = await embedded.open();
    ({ sessions } = await membershipRepositories(engine));
    now = new Date('2026-11-21T12:00:00.000Z');
    const clock = () => now;
    const lifetime = { idleMinutes: 30, absoluteHours: 12 };
    store = promised(createSessionStore({ sessions, clock, lifetime }));
  });
  afterEach(() => engine.close());

  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const stored = () => sessions.find(referenceOf(id), now);

  it('answers null for what it does not know', async () => {
    expect(await store.get()).toBeNull();
  });

  it('keeps a session under the hash of its identifier, never under the identifier', async () => {
    await store.set(signedIn('an account'));

    expect(JSON.stringify(await stored())).not.toContain(id);
    expect(await store.get()).toEqual(JSON.parse(JSON.stringify(signedIn('an account'))));
  });

  it('ends a session after idle minutes, however alive its cookie', async () => {
    await store.set(data);

    pass(30 * MINUTE);

    expect(await store.get()).toBeNull();
  });

  it('lets a session live as long as it is used within its idle minutes', async () => {
    await store.set(data);

    for (let touched = 0; touched < 4; touched += 1) {
      pass(29 * MINUTE);
      await store.touch();
    }

    expect(await store.get()).not.toBeNull();
  });

  it('ends a session after its absolute hours, however much it is used', async () => {
    await store.set(data);
    for (let passed = 0; passed < 12 * HOUR - 20 * MINUTE; passed += 20 * MINUTE) {
      pass(20 * MINUTE);
      await store.touch();
    }
    pass(20 * MINUTE - 1);
    expect(await store.get()).not.toBeNull();

    pass(1);

    expect(await store.get()).toBeNull();
  });

  it('writes that a session was used once a minute only', async () => {
    await store.set(data);
    const before = await stored();

    pass(MINUTE - 1);
    await store.touch();
    expect(await stored()).toEqual(before);

    pass(1);
    await store.touch();
    expect((await stored())?.lastSeenAt).toBe(now.toISOString());
  });

  it('keeps when a session started, whatever is written to it', async () => {
    await store.set(data);
    const startedAt = now.toISOString();

    pass(5 * MINUTE);
    await store.set(signedIn('an account'));
    await store.touch();

    expect(await stored()).toMatchObject({ startedAt, lastSeenAt: now.toISOString() });
  });

  it('never brings back by a touch what has ended', async () => {
    await store.set(data);
    pass(2 * MINUTE);
    await store.destroy();

    await store.touch();

    expect(await store.get()).toBeNull();
  });

  it('knows whose a session is, and whether the second factor is still asked for', async () => {
    await store.set(data);
    expect(await stored()).toMatchObject({ awaitsSecondFactor: true });
    expect(await stored()).not.toHaveProperty('accountId');

    await store.set({ ...data, pendingAccountId: 'an account' });
    expect(await stored()).toMatchObject({ accountId: 'an account', awaitsSecondFactor: true });

    await store.set(signedIn('an account'));
    expect(await stored()).toMatchObject({ accountId: 'an account', awaitsSecondFactor: false });
  });
});
