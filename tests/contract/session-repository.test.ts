import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SessionRepository } from '../../server/features/sessions/index.ts';
import type { SignedInSession } from '../../server/features/sessions/signed-in-session.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { aSession, membershipRepositories, openMembership } from '../support/membership.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const noon = new Date('2096-11-21T12:00:00.000Z');
const expiry = new Date('2096-11-21T12:30:00.000Z');

describe.each(engines)('the repository of sessions, on $name', ({ open }) => {
  let engine: OpenEngine;
  let sessions: SessionRepository;

  beforeAll(async () => {
    engine = await open();
    ({ sessions } = await membershipRepositories(engine));
  });
  afterAll(() => engine.close());

  it('refuses a field that it does not know', async () => {
    const session = aSession();
    const strange = { ...session, id: 'never kept' } as SignedInSession;

    await expect(async () => sessions.put(strange)).rejects.toThrow();

    expect(await sessions.find(session.reference, noon)).toBeUndefined();
  });

  it('finds a session until it expires, not in that instant', async () => {
    const session = aSession();
    await sessions.put(session);

    expect(await sessions.find(session.reference, expiry)).toBeUndefined();
    expect(await sessions.listByAccount(session.accountId ?? '', expiry)).toEqual([]);
    const before = new Date(expiry.getTime() - 1);
    expect(await sessions.find(session.reference, before)).toEqual(session);
    expect(await sessions.listByAccount(session.accountId ?? '', before)).toEqual([session]);
  });

  it('keeps the newest of what is put under one reference', async () => {
    const { accountId, ...before } = aSession({ awaitsSecondFactor: true });
    await sessions.put(before);
    const after = { ...before, accountId: uuid(), awaitsSecondFactor: false, data: '{}' };

    await sessions.put(after);

    expect(await sessions.find(before.reference, noon)).toEqual(after);
  });

  it('takes eight puts of a new session at once', async () => {
    const session = aSession();

    await Promise.all(Array.from({ length: 8 }, () => sessions.put(session)));

    expect(await sessions.listByAccount(session.accountId ?? '', noon)).toEqual([session]);
  });

  it('never brings back a session that has ended', async () => {
    const { reference, lastSeenAt } = aSession();

    await sessions.prolong({ reference, lastSeenAt, expiresAt: '2096-11-21T13:00:00.000Z' });

    expect(await sessions.find(reference, noon)).toBeUndefined();
  });

  it('prolongs a session and changes nothing else of it', async () => {
    const session = aSession();
    await sessions.put(session);
    const seen = { lastSeenAt: '2096-11-21T12:20:00.000Z', expiresAt: '2096-11-21T12:50:00.000Z' };

    await sessions.prolong({ reference: session.reference, ...seen });

    expect(await sessions.find(session.reference, expiry)).toEqual({ ...session, ...seen });
  });

  it('removes one session alone', async () => {
    const accountId = uuid();
    const [left, kept] = [aSession({ accountId }), aSession({ accountId })];
    await sessions.put(left);
    await sessions.put(kept);

    await sessions.remove(left.reference);

    expect(await sessions.listByAccount(accountId, noon)).toEqual([kept]);
  });

  it('removes all sessions of an account, or all but one, and none of another', async () => {
    const accountId = uuid();
    const [current, other] = [aSession({ accountId }), aSession({ accountId })];
    const strange = aSession();
    for (const session of [current, other, strange]) await sessions.put(session);

    await sessions.removeByAccount(accountId, current.reference);
    expect(await sessions.listByAccount(accountId, noon)).toEqual([current]);

    await sessions.removeByAccount(accountId);
    expect(await sessions.listByAccount(accountId, noon)).toEqual([]);
    expect(await sessions.find(strange.reference, noon)).toEqual(strange);
  });

  it('does not let the store grow by sessions that have expired', async () => {
    const old = aSession();
    await sessions.put(old);

    await sessions.put(aSession({ lastSeenAt: expiry.toISOString() }));

    expect(await forgets(engine, old.reference)).toBe(true);
  });

  it('answers every query from an index', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const { sessions: made } = openMembership(engine);
      const session = aSession();
      await made.find(session.reference, noon);
      await made.listByAccount(session.accountId ?? '', noon);
      await made.prolong(session);
      await made.remove(session.reference);
      await made.removeByAccount(uuid());
      await made.removeByAccount(uuid(), session.reference);
    });

    expect(count).toBeGreaterThanOrEqual(6);
    expect(unindexed).toEqual([]);
  });
});

/** The embedded database forgets at once; MongoDB in its own time, by the index that says after which instant. */
async function forgets({ database }: OpenEngine, reference: string): Promise<boolean> {
  if (database.engine === 'sqlite') {
    const find = database.sqlite.prepare('SELECT 1 FROM sessions WHERE reference = ?');
    return find.get(reference) === undefined;
  }
  const indexes = await database.connection.collection('sessions').indexes();
  const expiring = indexes.find(({ expireAfterSeconds }) => expireAfterSeconds === 0);
  return expiring?.key['expiresAt'] === 1;
}
