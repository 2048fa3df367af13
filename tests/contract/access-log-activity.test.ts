import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccessLogActivityQuery } from '../../core/contracts/access-log-activity.ts';
import { createAccessLogService } from '../../server/features/access-log/access-log.service.ts';
import { createEntryReader } from '../../server/features/access-log/entry-reader.ts';
import { createAccessLog } from '../../server/features/access-log/index.ts';
import { createProjection } from '../../server/features/access-log/projection.ts';
import { aPrincipal, anAct, anInstance } from '../support/access-log-acts.ts';
import { accessLogEngines, silent, type AccessLogEngine } from '../support/access-log-engines.ts';

const success = { outcome: 'success', status: 200 } as const;
const forbidden = { outcome: 'denied', status: 403, reason: 'FORBIDDEN' } as const;

describe.each(accessLogEngines())('counting what was done, on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let now: Date;
  beforeEach(async () => {
    engine = await open();
    now = new Date('2026-03-01T00:00:00.000Z');
  });
  afterEach(() => engine.close());

  function aLog() {
    const { store } = engine;
    const instance = anInstance();
    const { recorder } = createAccessLog({ store, clock: () => now, logger: silent, ...instance });
    const service = createAccessLogService({
      store,
      projection: createProjection({ store, logger: silent }),
      reader: createEntryReader(store.batches),
      findNames: instance.findNames,
    });
    /** Those intervals in which something ended, as `[start, count, refused]`. */
    async function activity(query: object) {
      const { items } = await service.activity(AccessLogActivityQuery.parse(query));
      return items
        .filter(({ count }) => count > 0)
        .map(({ start, count, refused }) => [start, count, refused]);
    }
    return { recorder, service, activity };
  }

  async function done(
    { recorder }: ReturnType<typeof aLog>,
    at: string,
    act: Parameters<typeof anAct>[0] = {},
  ): Promise<void> {
    now = new Date(at);
    const intent = await recorder.intend(anAct(act));
    await intent.conclude(success);
  }

  async function refused(
    { recorder }: ReturnType<typeof aLog>,
    at: string,
    act: Parameters<typeof anAct>[0] = {},
  ): Promise<void> {
    now = new Date(at);
    await recorder.record(anAct(act), forbidden);
  }

  const march = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T23:59:59.999Z' };

  it('counts an act once, when it ended, and none that is still open', async () => {
    const log = aLog();
    now = new Date('2026-03-01T12:59:59.000Z');
    const intent = await log.recorder.intend(anAct());
    await log.recorder.intend(anAct());
    now = new Date('2026-03-01T13:00:00.000Z');
    await intent.conclude(forbidden);

    await expect(log.activity({ ...march, interval: 'hour' })).resolves.toEqual([
      ['2026-03-01T13:00:00.000Z', 1, 1],
    ]);
    await expect(log.activity({ ...march, interval: 'hour', outcome: 'pending' })).resolves.toEqual(
      [],
    );
  });

  it('has every interval of the span, in order, and counts nothing outside of it', async () => {
    const log = aLog();
    for (const at of ['11:59:59.999', '12:30:00.000', '12:45:00.000', '14:10:00.000']) {
      await done(log, `2026-03-01T${at}Z`);
    }
    await refused(log, '2026-03-01T14:10:00.001Z');

    const { interval, items } = await log.service.activity({
      from: '2026-03-01T12:30:00.000Z',
      to: '2026-03-01T14:10:00.000Z',
      interval: 'hour',
    });

    expect(interval).toBe('hour');
    expect(items).toEqual([
      { start: '2026-03-01T12:00:00.000Z', count: 2, refused: 0 },
      { start: '2026-03-01T13:00:00.000Z', count: 0, refused: 0 },
      { start: '2026-03-01T14:00:00.000Z', count: 1, refused: 0 },
    ]);
  });

  it('counts by day across the end of a month', async () => {
    const log = aLog();
    await done(log, '2026-02-28T23:59:59.999Z');
    await done(log, '2026-03-01T00:00:00.000Z');
    await refused(log, '2026-03-01T23:59:59.999Z');

    await expect(
      log.activity({ ...march, from: '2026-02-27T09:00:00.000Z', interval: 'day' }),
    ).resolves.toEqual([
      ['2026-02-28T00:00:00.000Z', 1, 0],
      ['2026-03-01T00:00:00.000Z', 2, 1],
    ]);
  });

  it('counts by each filter, by all of them, and nothing twice', async () => {
    const log = aLog();
    const [alice, bob] = [aPrincipal(), aPrincipal()];
    const { organisationId } = bob;
    const object = { type: 'case', id: randomUUID(), organisationId } as const;
    const at = '2026-03-01T12:00:00.000Z';
    await done(log, at, { principal: alice, object });
    await done(log, at, { principal: bob, object, action: 'file.open' });
    await refused(log, at, { principal: bob });
    const counted = async (filter: object) => {
      const [found] = await log.activity({ ...march, interval: 'day', ...filter });
      return found?.slice(1);
    };

    await expect(counted({})).resolves.toEqual([3, 1]);
    await expect(counted({ actor: alice.accountId })).resolves.toEqual([1, 0]);
    await expect(counted({ organisation: organisationId })).resolves.toEqual([3, 1]);
    await expect(counted({ organisation: alice.organisationId })).resolves.toEqual([1, 0]);
    await expect(counted({ action: 'file.open' })).resolves.toEqual([1, 0]);
    await expect(counted({ object: object.id })).resolves.toEqual([2, 0]);
    await expect(counted({ outcome: 'denied' })).resolves.toEqual([1, 1]);
    await expect(counted({ actor: randomUUID() })).resolves.toBeUndefined();
    await expect(
      counted({
        actor: bob.accountId,
        organisation: organisationId,
        action: 'file.open',
        object: object.id,
        outcome: 'success',
      }),
    ).resolves.toEqual([1, 0]);
  });

  it.each([
    {},
    { actor: randomUUID() },
    { organisation: randomUUID() },
    { action: 'file.open' },
    { object: randomUUID() },
    { outcome: 'denied' },
  ])('reads nothing but an index for %j', async (filter) => {
    const span = { ...march, ...filter };

    const plans = await engine.plansOf(() => engine.store.index.activity(span, ['2026-03-01']));

    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((plan) => !/USING COVERING INDEX|"IXSCAN"/.test(plan))).toEqual([]);
    expect(plans.filter((plan) => /\bSCAN access_log|"COLLSCAN"/.test(plan))).toEqual([]);
  });
});
