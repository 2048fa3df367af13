import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { AccessLogActivityQuery } from '../../core/contracts/access-log-activity.ts';
import { AccessLogQuery } from '../../core/contracts/access-log.ts';
import { createAccessLogService } from '../../server/features/access-log/access-log.service.ts';
import { createAccessLog } from '../../server/features/access-log/index.ts';
import { createEntryReader } from '../../server/features/access-log/entry-reader.ts';
import { createProjection } from '../../server/features/access-log/projection.ts';
import { aPrincipal, anAct, anInstance } from '../support/access-log-acts.ts';
import { accessLogEngines, silent, type AccessLogEngine } from '../support/access-log-engines.ts';

const HOUR = 3_600_000;
const success = { outcome: 'success', status: 200 } as const;
const forbidden = { outcome: 'denied', status: 403, reason: 'FORBIDDEN' } as const;

describe.each(accessLogEngines())('reading the access log on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let now: Date;
  beforeEach(async () => {
    engine = await open();
    now = new Date('2026-03-01T12:00:00.000Z');
  });
  afterEach(() => engine.close());

  function aLog() {
    const { store } = engine;
    const instance = anInstance();
    const log = createAccessLog({ store, clock: () => now, logger: silent, ...instance });
    const projection = createProjection({ store, logger: silent });
    const reader = createEntryReader(store.batches);
    const service = createAccessLogService({
      store,
      projection,
      reader,
      findNames: instance.findNames,
    });
    return {
      ...log,
      projection,
      get: (index: number) => service.get(index),
      search: (query: Record<string, string>) => service.search(AccessLogQuery.parse(query)),
      activity: (query: Record<string, string>) =>
        service.activity(AccessLogActivityQuery.parse(query)),
      find: async (query: Record<string, string>) => {
        const { items } = await service.search(AccessLogQuery.parse(query));
        return items.map(({ index }) => index);
      },
    };
  }

  it('finds by each filter, newest first, and by all of them together', async () => {
    const { recorder, find } = aLog();
    const alice = aPrincipal();
    const bob = aPrincipal();
    const caseId = randomUUID();
    const object = { type: 'case', id: caseId, organisationId: bob.organisationId } as const;
    await recorder.record(anAct({ principal: alice, object }), forbidden);
    now = new Date('2026-03-01T13:00:00.000Z');
    const intent = await recorder.intend(anAct({ principal: bob, action: 'file.open' }));
    await intent.conclude({ ...success, object });
    now = new Date('2026-03-01T14:00:00.000Z');
    await recorder.record(anAct({ principal: undefined, authentication: 'none' }), forbidden);

    await expect(find({})).resolves.toEqual([3, 2, 1, 0]);
    await expect(find({ actor: bob.accountId })).resolves.toEqual([2, 1]);
    await expect(find({ actor: randomUUID() })).resolves.toEqual([]);
    await expect(find({ organisation: alice.organisationId })).resolves.toEqual([0]);
    await expect(find({ organisation: bob.organisationId })).resolves.toEqual([2, 1, 0]);
    await expect(find({ action: 'file.open' })).resolves.toEqual([2, 1]);
    await expect(find({ object: caseId })).resolves.toEqual([2, 0]);
    await expect(find({ outcome: 'denied' })).resolves.toEqual([3, 0]);
    await expect(find({ from: '2026-03-01T13:00:00.000Z' })).resolves.toEqual([3, 2, 1]);
    await expect(find({ to: '2026-03-01T13:00:00.000Z' })).resolves.toEqual([2, 1, 0]);
    await expect(
      find({
        from: '2026-03-01T13:00:00.000Z',
        to: '2026-03-01T13:30:00.000Z',
        actor: bob.accountId,
        organisation: bob.organisationId,
        action: 'file.open',
        object: caseId,
        outcome: 'success',
      }),
    ).resolves.toEqual([2]);
  });

  it.each(['everything', 'organisation'])('pages through %s once, without gaps', async (scope) => {
    const { recorder, search } = aLog();
    const principal = aPrincipal();
    const { organisationId } = principal;
    const object = { type: 'organisation', id: organisationId, organisationId } as const;
    await Promise.all(
      Array.from({ length: 25 }, () => recorder.record(anAct({ principal, object }), forbidden)),
    );
    const filter = scope === 'organisation' ? { organisation: organisationId } : {};

    const pages: number[][] = [];
    for (let cursor: number | undefined = 25; cursor !== undefined;) {
      const page = await search({ ...filter, limit: '10', cursor: String(cursor) });
      pages.push(page.items.map(({ index }) => index));
      cursor = page.nextCursor;
    }

    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_item, index) => 24 - index));
  });

  it('pages back to newer entries, and from the oldest on', async () => {
    const { recorder, search } = aLog();
    for (let count = 0; count < 7; count += 1) await recorder.record(anAct(), forbidden);
    const page = async (query: Record<string, string>) => {
      const { items, nextCursor, previousCursor } = await search({ ...query, limit: '3' });
      return [items.map(({ index }) => index), previousCursor, nextCursor];
    };

    await expect(page({})).resolves.toEqual([[6, 5, 4], undefined, 4]);
    await expect(page({ cursor: '4' })).resolves.toEqual([[3, 2, 1], 3, 1]);
    await expect(page({ cursor: '1' })).resolves.toEqual([[0], 0, undefined]);
    await expect(page({ direction: 'newer' })).resolves.toEqual([[2, 1, 0], 2, undefined]);
    await expect(page({ cursor: '0', direction: 'newer' })).resolves.toEqual([[3, 2, 1], 3, 1]);
    await expect(page({ cursor: '3', direction: 'newer' })).resolves.toEqual([
      [6, 5, 4],
      undefined,
      4,
    ]);
    await expect(page({ cursor: '6', direction: 'newer' })).resolves.toEqual([
      [],
      undefined,
      undefined,
    ]);
  });

  it('finds what was acknowledged before the search began', async () => {
    const { recorder, find } = aLog();

    for (let count = 1; count <= 20; count += 1) {
      await recorder.record(anAct(), forbidden);
      await expect(find({ limit: '1' })).resolves.toEqual([count - 1]);
    }
  });

  it('shows what was written, whatever became of the row that found it', async () => {
    const { recorder, search } = aLog();
    await recorder.record(anAct({ action: 'file.open' }), forbidden);
    await search({});

    await engine.intruder.replaceIndexedAction(0, 'case.list');

    const { items } = await search({ action: 'case.list' });
    const [bytes] = (await engine.store.batches.find(0))?.entries ?? [];
    expect(items.map(({ entry }) => entry.action)).toEqual(['file.open']);
    expect(items.map((item) => item.bytes)).toEqual([
      bytes && Buffer.from(bytes).toString('base64'),
    ]);
  });

  it('builds the projection again from nothing, by several instances at once', async () => {
    const { recorder, find, search } = aLog();
    await Promise.all(Array.from({ length: 300 }, () => recorder.record(anAct(), forbidden)));
    const intent = await recorder.intend(anAct());
    await intent.conclude(success);
    const before = await search({ limit: '100' });
    await engine.intruder.emptyIndex();

    const others = await Promise.all([1, 2, 3, 4].map(() => engine.connect()));
    await Promise.all(others.map((store) => createProjection({ store, logger: silent }).catchUp()));

    await expect(engine.store.index.cursor()).resolves.toBe(302);
    await expect(search({ limit: '100' })).resolves.toEqual(before);
    await expect(find({ outcome: 'pending' })).resolves.toEqual([300]);
    await expect(engine.store.index.openIntents('9999', 9)).resolves.toEqual([]);
  });

  it('goes on in the middle of a batch', async () => {
    const { recorder, find } = aLog();
    const [first, ...others] = ['case.list', 'case.read', 'file.open'] as const;
    await Promise.all(
      [first, ...others].map((action) => recorder.record(anAct({ action }), forbidden)),
    );
    const time = now.toISOString();
    const row = { id: randomUUID(), time, action: first, outcome: 'denied', phase: 'single' };
    await engine.store.index.add([{ index: 0, ...row }]);

    await expect(find({ action: 'case.list' })).resolves.toEqual([0]);
    await expect(find({ action: 'file.open' })).resolves.toEqual([2]);
    await expect(engine.store.batches.list(0, 9)).resolves.toHaveLength(1);
  });

  it('stops at a hole, raises the alarm, and takes nothing beyond it for the log', async () => {
    const log = aLog();
    await log.recorder.record(anAct(), forbidden);
    await log.recorder.record(anAct(), forbidden);
    await log.recorder.record(anAct(), forbidden);
    await engine.intruder.removeBatch(1);

    await expect(log.find({})).resolves.toEqual([0]);
    expect(log.projection.isHealthy()).toBe(false);
  });

  it('stops at what is not an entry and raises the alarm', async () => {
    const log = aLog();
    await log.recorder.record(anAct(), forbidden);
    const entries = [Buffer.from('{"action": "case.read"}')];
    const writer = { instance: randomUUID(), boot: 'x' };
    await engine.store.batches.insert(
      { firstIndex: 1, batchId: randomBytes(16), writer, entries },
      [],
    );

    await expect(log.find({})).resolves.toEqual([0]);
    expect(log.projection.isHealthy()).toBe(false);
  });

  it('answers NOT_FOUND for an index beyond the end', async () => {
    await expect(aLog().get(0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows private data while it matches its commitment, and says why it does not', async () => {
    const { recorder, search, get } = aLog();
    await recorder.record(anAct(), forbidden);
    const [item] = (await search({})).items;
    expect(JSON.stringify(item)).not.toContain('192.0.2.7');

    const present = await get(0);
    await engine.intruder.replacePrivateData(
      present.entry.id,
      Buffer.from('{"ip":"192.0.2.8","ua":"Browser/1.0"}'),
    );
    const mismatch = await get(0);
    await engine.store.privateData.eraseBefore('2026-03-02T00:00:00.000Z');
    const erased = await get(0);

    expect(present.private).toEqual({
      state: 'present',
      ip: '192.0.2.7',
      userAgent: 'Browser/1.0',
    });
    expect(mismatch.private).toEqual({ state: 'mismatch' });
    expect(erased.private).toEqual({ state: 'erased' });
    expect(erased.bytes).toBe(present.bytes);
  });

  it('closes an intent without a result, once, and leaves young and concluded ones', async () => {
    const { recorder, reconcile, get, find } = aLog();
    const object = { type: 'file', id: randomUUID() } as const;
    const abandoned = anAct({ action: 'file.open', object });
    await recorder.intend(abandoned);
    const concluded = await recorder.intend(anAct());
    await concluded.conclude(success);
    now = new Date(now.getTime() + HOUR);
    await recorder.intend(anAct());
    now = new Date(now.getTime() + 1);

    await expect(reconcile()).resolves.toBe(1);
    await expect(reconcile()).resolves.toBe(0);

    const intent = await get(0);
    const closing = await get(4);
    expect(closing.entry).toMatchObject({
      action: 'file.open',
      actor: { type: 'system' },
      object,
      outcome: 'unknown',
      phase: 'result',
      ref: intent.entry.id,
    });
    await expect(find({})).resolves.toEqual([4, 3, 2, 1, 0]);
  });

  it('closes no intent while results may lie beyond a hole', async () => {
    const { recorder, reconcile } = aLog();
    await recorder.intend(anAct());
    await recorder.record(anAct(), forbidden);
    await recorder.record(anAct(), forbidden);
    await engine.intruder.removeBatch(1);
    now = new Date(now.getTime() + 2 * HOUR);

    await expect(reconcile()).resolves.toBe(0);
  });
});
