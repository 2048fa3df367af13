import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  AccessLogPage,
  AccessLogParams,
  AccessLogQuery,
} from '../../../../../core/contracts/access-log.ts';
import { parseEntry } from '../../../../../server/features/access-log/entry.ts';
import { createAccessLog } from '../../../../../server/features/access-log/index.ts';
import { systemClock } from '../../../../../server/platform/clock.ts';
import { anAct, anInstance } from '../../../../support/access-log-acts.ts';
import {
  openSqliteEngine,
  silent,
  type AccessLogEngine,
} from '../../../../support/access-log-engines.ts';

const denied = { outcome: 'denied', reason: 'FORBIDDEN', status: 403 } as const;
const success = { outcome: 'success', status: 200 } as const;
const unavailable = { code: 'LOG_UNAVAILABLE' };

let engine: AccessLogEngine;
let closed: boolean;
beforeEach(async () => {
  engine = await openSqliteEngine();
  closed = false;
});
afterEach(async () => {
  jest.useRealTimers();
  if (!closed) await engine.close();
});

function aLog(instance = anInstance()) {
  const timing = { deadline: 20 };
  return createAccessLog({
    store: engine.store,
    clock: systemClock,
    logger: silent,
    timing,
    ...instance,
  });
}
async function stored() {
  const batches = await engine.store.batches.list(0, 1_000);
  return batches.flatMap(({ entries }) => entries.map(parseEntry));
}
async function loseTheStore() {
  await engine.close();
  closed = true;
}

describe('the recorder', () => {
  it('refuses an act while the store does not answer', async () => {
    const { recorder, isHealthy } = aLog();
    await loseTheStore();

    await expect(recorder.intend(anAct())).rejects.toMatchObject(unavailable);
    await expect(recorder.record(anAct(), denied)).rejects.toMatchObject(unavailable);
    expect(isHealthy()).toBe(false);
  });

  it('refuses to conclude while the store does not answer', async () => {
    const intent = await aLog().recorder.intend(anAct());
    await loseTheStore();

    await expect(intent.conclude(success)).rejects.toMatchObject(unavailable);
  });

  it('refuses an act that no entry can hold, and goes on', async () => {
    const { recorder } = aLog();
    const object = { type: 'case', id: 'operation-x' } as const;

    await expect(recorder.intend(anAct({ object }))).rejects.toMatchObject(unavailable);
    await recorder.record(anAct(), denied);

    expect((await stored()).map(({ w }) => w.n)).toEqual([0]);
  });

  it('has the intent stored when it resolves, and the result after it', async () => {
    const { recorder } = aLog();

    const intent = await recorder.intend(anAct());
    const [announced] = await stored();
    await intent.conclude(success);

    expect(announced).toMatchObject({ phase: 'intent', outcome: 'pending' });
    expect(await stored()).toMatchObject([
      { id: announced?.id },
      { phase: 'result', outcome: 'success', ref: announced?.id, req: { status: 200 } },
    ]);
  });

  it('writes one entry for what was refused before it began', async () => {
    await aLog().recorder.record(anAct(), denied);

    expect(await stored()).toMatchObject([
      { phase: 'single', outcome: 'denied', reason: 'FORBIDDEN' },
    ]);
  });
});

describe('the life of an instance', () => {
  it('does not begin without its first entry', async () => {
    const log = aLog();
    await loseTheStore();

    await expect(log.start()).rejects.toMatchObject(unavailable);
  });

  it('accepts nothing after its last entry', async () => {
    const log = aLog();
    await log.start();

    await log.stop();

    await expect(log.recorder.intend(anAct())).rejects.toMatchObject(unavailable);
    expect((await stored()).map(({ action, w }) => [action, w.n])).toEqual([
      ['log.boot', 0],
      ['log.stop', 1],
    ]);
  });

  it('shows a sign of life every minute', async () => {
    jest.useFakeTimers();
    const log = aLog();
    const started = log.start();
    await jest.advanceTimersByTimeAsync(10);
    await started;

    await jest.advanceTimersByTimeAsync(180_000);

    expect((await stored()).map(({ action, w }) => [action, w.n])).toEqual([
      ['log.boot', 0],
      ['log.heartbeat', 1],
      ['log.heartbeat', 2],
      ['log.heartbeat', 3],
    ]);
  });

  it('is another writer at each start', async () => {
    const instance = anInstance();
    for (const log of [aLog(instance), aLog(instance)]) {
      await log.start();
      await log.stop();
    }

    const boots = (await stored()).map(({ w }) => w.boot);
    expect(new Set(boots).size).toBe(2);
  });

  it('closes, when it starts, what a dead process left open', async () => {
    const dead = createAccessLog({
      store: engine.store,
      clock: () => new Date(Date.now() - 2 * 3_600_000),
      logger: silent,
      ...anInstance(),
    });
    await dead.recorder.intend(anAct());
    const log = aLog();

    await log.start();
    await log.stop();

    const [intent] = await stored();
    expect((await stored()).map(({ outcome, ref }) => [outcome, ref])).toEqual([
      ['pending', undefined],
      ['success', undefined],
      ['unknown', intent?.id],
      ['success', undefined],
    ]);
  });

  it('erases private data when its time is over', async () => {
    const log = createAccessLog({
      store: engine.store,
      clock: systemClock,
      logger: silent,
      timing: { keepPrivateData: -1 },
      ...anInstance(),
    });
    await log.recorder.record(anAct(), denied);

    await log.start();
    await log.stop();

    const [entry] = await stored();
    expect(entry?.priv).toHaveLength(43);
    await expect(engine.store.privateData.find(entry?.id ?? '')).resolves.toBeUndefined();
  });
});

describe('the endpoints', () => {
  it('are acts wherever they tell what entries say, and for auditors or whom the entries concern', () => {
    const acts = aLog().endpoints.flatMap(({ path, access, audit }) =>
      'action' in audit ? [{ path, access, action: audit.action }] : [],
    );

    const forOthers = acts.filter(({ access }) => String(access) !== 'auditor');
    expect(acts.filter(({ action }) => !action.startsWith('access-log.'))).toEqual([]);
    expect(forOthers.map(({ path }) => path).toSorted()).toEqual([
      '/access-log/openings',
      '/access-log/proof/:index',
    ]);
    for (const { access } of acts) expect(Array.isArray(access)).toBe(true);
  });

  it('answer LOG_UNAVAILABLE while the store does not answer', async () => {
    const [search, read, count] = aLog().endpoints;
    const input = { params: { index: 0 }, query: AccessLogQuery.parse({}), body: undefined };
    await loseTheStore();

    await expect(search?.handle(input, {} as never)).rejects.toMatchObject(unavailable);
    await expect(read?.handle(input, {} as never)).rejects.toMatchObject(unavailable);
    const at = '2026-03-01T12:00:00.000Z';
    const span = { ...input, query: { from: at, to: at, interval: 'hour' } };
    await expect(count?.handle(span, {} as never)).rejects.toMatchObject(unavailable);
  });

  it('answer what the contract says, and tell the log which entry was read', async () => {
    const { endpoints, recorder } = aLog();
    const [search, read] = endpoints;
    await recorder.record(anAct(), denied);
    const described: unknown[] = [];
    const context = { describe: (object: unknown) => described.push(object) } as never;
    const query = AccessLogQuery.parse({});

    const page = await search?.handle({ params: undefined, query, body: undefined }, context);
    const record = await read?.handle(
      { params: { index: 0 }, query: undefined, body: undefined },
      context,
    );

    const [entry] = await stored();
    expect(AccessLogPage.parse(page).items[0]?.entry).toEqual(entry);
    expect(record).toMatchObject({ index: 0, private: { state: 'present', ip: '192.0.2.7' } });
    expect(described).toEqual([{ type: 'access-record', id: entry?.id }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown filter', { name: 'x' }],
    ['an operator', { actor: { $gt: '' } }],
    ['a list', { actor: [randomUUID(), randomUUID()] }],
    ['an act that does not exist', { action: 'case.peek' }],
    ['a date without a time', { from: '2026-03-01' }],
    ['a cursor that is no index', { cursor: '-1' }],
    ['a page above the limit', { limit: '101' }],
  ])('refuse %s', (_name, query) => {
    expect(AccessLogQuery.safeParse(query).success).toBe(false);
  });

  it.each(['-1', '1e3', '0x10', '01', ' 1', '', '1.0', '9'.repeat(16)])(
    'refuse %j as an index',
    (index) => {
      expect(AccessLogParams.safeParse({ index }).success).toBe(false);
    },
  );
});
