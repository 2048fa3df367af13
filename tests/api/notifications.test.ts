import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Happening } from '../../server/platform/notify.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Told = { items: { id: string; kind: string; readAt?: string }[]; unread: number };

/** Days pass while everybody stays signed in. */
const endless = { sessionIdleMinutes: 1_000_000, sessionHours: 100_000 };

describe.each(engines)('notifications, on %s', (engine) => {
  let portal: TestPortal;
  let focalPoint: Actor;
  let expert: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine, { config: endless });
    const other = await portal.people.organisation('state');
    stranger = await portal.people.member('national-focal-point', other.id);
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    const own = await portal.people.organisation('state');
    focalPoint = await portal.people.member('national-focal-point', own.id);
    expert = await portal.people.member('expert', own.id);
  });

  function happen(more: Partial<Happening> = {}): Promise<void> {
    return portal.composition.notifications.notify({
      kind: 'request-received',
      object: { type: 'request', id: uuid() },
      caseId: uuid(),
      organisationIds: [focalPoint.organisationId],
      ...more,
    });
  }
  async function toldTo(who: Actor, query = ''): Promise<Told> {
    const response = await who.get(`/notifications${query}`);
    expect(response.status).toBe(200);
    return response.body as Told;
  }
  const kindsOf = ({ items }: Told) => items.map(({ kind }) => kind);

  describe('GET /notifications', () => {
    it('asks to sign in first', async () => {
      const response = await portal.anonymous().get('/notifications');

      expect(response.body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('refuses who may open no content', async () => {
      const [administrator] = await portal.people.administrators();

      const response = await administrator.get('/notifications');

      expect(response.body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    });

    it('tells every member of the organisations but the one who did it', async () => {
      await happen({ exceptAccountId: expert.id });

      expect(kindsOf(await toldTo(focalPoint))).toEqual(['request-received']);
      expect(await toldTo(expert)).toEqual({ items: [], unread: 0 });
      expect(await toldTo(stranger)).toEqual({ items: [], unread: 0 });
    });

    it('tells once who is named twice', async () => {
      const { organisationId } = focalPoint;

      await happen({ organisationIds: [organisationId, organisationId] });

      expect((await toldTo(expert)).unread).toBe(1);
    });

    it('leads to the object and its case, and says nothing else', async () => {
      const object = { type: 'submission', id: uuid() } as const;
      const caseId = uuid();
      await happen({ kind: 'answer-received', object, caseId });

      const { items } = await toldTo(expert);

      expect(items).toEqual([
        {
          id: expect.any(String),
          version: 1,
          kind: 'answer-received',
          object,
          caseId,
          createdAt: expect.any(String),
        },
      ]);
    });

    it('pages the newest first, and counts what is unread on all pages', async () => {
      await happen({ kind: 'request-received' });
      await happen({ kind: 'message-received' });
      await happen({ kind: 'request-moved' });

      const first = await toldTo(expert, '?limit=2');
      const second = await toldTo(expert, `?limit=2&cursor=${first.items[1]?.id}`);

      expect(kindsOf(first)).toEqual(['request-moved', 'message-received']);
      expect(kindsOf(second)).toEqual(['request-received']);
      expect([first.unread, second.unread]).toEqual([3, 3]);
    });

    it('says once a day that a sign-off is wanted', async () => {
      const object = { type: 'request', id: uuid() } as const;
      const wanted = { kind: 'sign-off-wanted', object } as const;
      await happen(wanted);
      await happen(wanted);
      expect((await toldTo(focalPoint)).unread).toBe(1);

      portal.clock.offset += 86_400_000;
      await happen(wanted);

      expect((await toldTo(focalPoint)).unread).toBe(2);
    });

    it('tells a suspended organisation nothing', async () => {
      const [administrator] = await portal.people.administrators();
      const path = `/organisations/${focalPoint.organisationId}/suspension`;
      expect((await administrator.post(path).set('If-Match', '"1"')).status).toBe(200);
      await happen();

      expect((await administrator.delete(path).set('If-Match', '"2"')).status).toBe(200);

      expect((await toldTo(expert)).unread).toBe(0);
    });

    it('never fails the act that it tells of', async () => {
      const notified = happen({ organisationIds: 7 as never });

      await expect(notified).resolves.toBeUndefined();
      expect((await toldTo(expert)).unread).toBe(0);
      expect(portal.logLines.join('')).toContain('somebody was not told');
    });
  });

  describe('POST /notifications/read', () => {
    it.each([
      ['not there', () => Promise.resolve(randomUUID())],
      ['somebody else’s', async () => (await toldTo(focalPoint)).items[0]?.id],
    ])('answers what is %s with 404', async (_what, idOf) => {
      await happen({ exceptAccountId: expert.id });

      const response = await expert.post('/notifications/read', { upTo: await idOf() });

      expect(response.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect((await toldTo(focalPoint)).unread).toBe(1);
    });

    it('marks that one and all older ones, for the caller alone', async () => {
      await happen({ kind: 'request-received' });
      await happen({ kind: 'message-received' });
      await happen({ kind: 'request-moved' });
      const [, middle] = (await toldTo(expert)).items;

      const response = await expert.post('/notifications/read', { upTo: middle?.id });

      expect(response.status).toBe(204);
      const told = await toldTo(expert);
      expect(told.unread).toBe(1);
      expect(told.items.map(({ readAt }) => readAt !== undefined)).toEqual([false, true, true]);
      expect(kindsOf(await toldTo(expert, '?unread=true'))).toEqual(['request-moved']);
      expect((await toldTo(focalPoint)).unread).toBe(3);
    });
  });

  describe('PUT /notifications/preferences', () => {
    const choose = (version: number, body: object) =>
      expert.put('/notifications/preferences', body).set('If-Match', `"${version}"`);

    it('needs to be told which version it changes', async () => {
      const response = await expert.put('/notifications/preferences', { email: 'off' });

      expect(response.body).toMatchObject({ status: 428, code: 'PRECONDITION_REQUIRED' });
    });

    it('refuses what is no choice', async () => {
      const response = await choose(0, { email: 'hourly' });

      expect(response.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    });

    it('keeps the choice of a member, and one of two made at once', async () => {
      const before = await expert.get('/notifications/preferences');
      const chosen = await choose(0, { email: 'daily' });
      const stale = await choose(0, { email: 'off' });
      const changed = await choose(1, { email: 'off' });

      const rest = { available: false, encrypted: false };
      expect(before.body).toEqual({ version: 0, email: 'immediate', ...rest });
      expect(chosen.body).toEqual({ version: 1, email: 'daily', ...rest });
      expect(stale.body).toMatchObject({ status: 409, code: 'VERSION_CONFLICT' });
      expect(changed.body).toEqual({ version: 2, email: 'off', ...rest });
      expect((await expert.get('/notifications/preferences')).body).toEqual(changed.body);
    });
  });

  it('keeps what it told for ninety days', async () => {
    const { notifications } = portal.composition;
    await happen();
    portal.clock.offset += 89 * 86_400_000;
    await happen();
    await notifications.sweep();
    expect((await toldTo(expert)).items).toHaveLength(2);

    portal.clock.offset += 2 * 86_400_000;
    await notifications.sweep();

    expect((await toldTo(expert)).items).toHaveLength(1);
  });

  it('keeps nothing of a member who was removed', async () => {
    await expert.put('/notifications/preferences', { email: 'daily' }).set('If-Match', '"0"');
    await happen();
    const members = await focalPoint.get(`/members?organisationId=${expert.organisationId}`);
    const member = (members.body as { items: { id: string; version: number }[] }).items.find(
      ({ id }) => id === expert.id,
    );
    const removed = await focalPoint
      .delete(`/members/${expert.id}`)
      .set('If-Match', `"${member?.version}"`);
    expect(removed.status).toBe(200);

    await happen();

    const { notifications, preferences } = await keptOf(expert.id);
    expect({ notifications, preferences }).toEqual({ notifications: 0, preferences: 0 });
    expect((await toldTo(focalPoint)).unread).toBe(2);
  });

  async function keptOf(accountId: string) {
    const { database } = portal;
    if (database.engine === 'mongodb') {
      const { mongo } = database;
      return {
        notifications: await mongo.collection('notifications').countDocuments({ accountId }),
        preferences: await mongo
          .collection<{ _id: string }>('notification_preferences')
          .countDocuments({ _id: accountId }),
      };
    }
    const count = (table: string, column: string) =>
      database.sqlite
        .prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`)
        .get(accountId)?.['n'];
    return {
      notifications: count('notifications', 'account_id'),
      preferences: count('notification_preferences', 'id'),
    };
  }
});
