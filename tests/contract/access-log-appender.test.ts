import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { createAppender } from '../../server/features/access-log/appender.ts';
import { createEntries, parseEntry } from '../../server/features/access-log/entry.ts';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { anInstance } from '../support/access-log-acts.ts';
import { accessLogEngines, silent, type AccessLogEngine } from '../support/access-log-engines.ts';
import { withBrake, withFaults, withSwitch } from '../support/faulty-batches.ts';

type BatchStore = AccessLogStore['batches'];
const unavailable: unknown = expect.objectContaining({ code: 'LOG_UNAVAILABLE' });

function aWriter(batches: BatchStore, deadline?: number) {
  const instance = anInstance();
  const entries = createEntries({ clock: systemClock, ...instance });
  const appender = createAppender({
    batches,
    logger: silent,
    instanceId: instance.instanceId,
    ...(deadline !== undefined && { deadline }),
  });
  return {
    appender,
    instanceId: instance.instanceId,
    async append() {
      const submission = entries.system('log.heartbeat');
      return { id: submission.id, index: await appender.append(submission) };
    },
  };
}

/** The whole log as it is stored; fails where batches do not follow one another. */
async function readAll(batches: BatchStore) {
  const log = [];
  for (;;) {
    const found = await batches.list(log.length, 100);
    if (found.length === 0) return log;
    for (const batch of found) {
      expect(batch.firstIndex).toBe(log.length);
      log.push(...batch.entries.map(parseEntry));
    }
  }
}

function expectGaplessWriters(log: Awaited<ReturnType<typeof readAll>>): void {
  const counters = new Map<string, number>();
  for (const { w } of log) {
    expect(w.n).toBe(counters.get(w.boot) ?? 0);
    counters.set(w.boot, w.n + 1);
  }
}

describe.each(accessLogEngines())('appending on %s', (_name, open) => {
  let engine: AccessLogEngine;
  beforeEach(async () => {
    engine = await open();
  });
  afterEach(() => engine.close());

  it('refuses everybody who waits beyond the deadline, then at once, and recovers by itself', async () => {
    const { batches, switchOff, switchOn } = withSwitch(engine.store.batches);
    const writer = aWriter(batches, 50);
    await writer.append();

    switchOff();
    const waiting = await Promise.allSettled([writer.append(), writer.append()]);
    await expect(writer.append()).rejects.toEqual(unavailable);
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(writer.appender.isHealthy()).toBe(false);

    await switchOn();
    await setImmediate();
    expect(writer.appender.isHealthy()).toBe(true);
    await writer.append();
    const log = await readAll(engine.store.batches);
    expect(log).toHaveLength(4);
    expectGaplessWriters(log);
  });

  it('refuses all callers when the store hangs, and still writes each entry exactly once', async () => {
    const { batches, held, release } = withBrake(engine.store.batches);
    const writer = aWriter(batches, 100);
    const first = writer.append();
    const refused = expect(first).rejects.toEqual(unavailable);
    await held;

    await expect(writer.append()).rejects.toEqual(unavailable);
    await refused;
    await release();
    await setImmediate();
    await writer.append();

    expect(await readAll(engine.store.batches)).toHaveLength(3);
  });

  it('refuses entry 4,097 at once while 4,096 wait, and loses none of them', async () => {
    const { batches, held, release } = withBrake(engine.store.batches);
    const writer = aWriter(batches);
    const waiting = Array.from({ length: 1_000 }, () => writer.append());
    await held;
    waiting.push(...Array.from({ length: 3_096 }, () => writer.append()));

    await expect(writer.append()).rejects.toEqual(unavailable);
    await release();
    const stored = await Promise.all(waiting);

    expect(stored.map(({ index }) => index)).toEqual(stored.map((_entry, index) => index));
    const log = await readAll(engine.store.batches);
    expect(log).toHaveLength(4_096);
    expectGaplessWriters(log);
  });

  it('refuses what comes after the close and writes what came before', async () => {
    const writer = aWriter(engine.store.batches);
    const last = writer.append();
    writer.appender.close();

    await expect(writer.append()).rejects.toEqual(unavailable);
    await expect(last).resolves.toMatchObject({ index: 0 });
  });

  it('gives an entry that cannot be built no place in the chain', async () => {
    const writer = aWriter(engine.store.batches);

    await expect(
      writer.appender.append({
        toBytes: () => {
          throw new Error('not an entry');
        },
      }),
    ).rejects.toThrow('not an entry');
    await writer.append();

    expectGaplessWriters(await readAll(engine.store.batches));
  });

  it('keeps 10,000 entries of four writers whole while replies and writes get lost', async () => {
    const faulty = await Promise.all(
      [20, 23, 29, 31].map(async (every) => withFaults((await engine.connect()).batches, every)),
    );
    let highestAcknowledged = -1;
    const acknowledged = new Map<string, number>();

    await Promise.all(
      faulty.flatMap(({ batches }) => {
        const writer = aWriter(batches, 60_000);
        return Array.from({ length: 25 }, async () => {
          for (let count = 0; count < 100; count += 1) {
            const before = highestAcknowledged;
            const { id, index } = await writer.append();
            expect(index).toBeGreaterThan(before);
            highestAcknowledged = Math.max(highestAcknowledged, index);
            acknowledged.set(id, index);
          }
        });
      }),
    );

    const log = await readAll(engine.store.batches);
    expect(log).toHaveLength(10_000);
    expect(log.map(({ id }) => acknowledged.get(id))).toEqual(log.map((_entry, index) => index));
    expectGaplessWriters(log);
    for (const { rate, heads } of faulty) {
      expect(rate()).toBeGreaterThan(0.02);
      // A head read after an unknown outcome may be one that is rolled back later.
      expect(heads()).toBe(1);
    }
  });
});
