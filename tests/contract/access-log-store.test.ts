import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';

type Batch = Parameters<AccessLogStore['batches']['insert']>[0];

function aBatch(firstIndex: number, ...entries: string[]): Batch {
  return {
    firstIndex,
    batchId: randomBytes(16),
    writer: { instance: randomUUID(), boot: 'boot' },
    entries: entries.map((entry) => Buffer.from(entry)),
  };
}

const plain = (batch: Batch | undefined) =>
  batch && {
    ...batch,
    batchId: Buffer.from(batch.batchId).toString('hex'),
    entries: batch.entries.map((entry) => Buffer.from(entry).toString()),
  };

describe.each(accessLogEngines())('the access log store on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let batches: AccessLogStore['batches'];
  beforeEach(async () => {
    engine = await open();
    batches = engine.store.batches;
  });
  afterEach(() => engine.close());

  it('refuses a second batch at the same index and keeps the first', async () => {
    const first = aBatch(0, 'a', 'b');
    await batches.insert(first, []);

    await expect(batches.insert(aBatch(0, 'c'), [])).rejects.toThrow();

    expect(plain(await batches.find(0))).toEqual(plain(first));
  });

  it('refuses the same batch a second time', async () => {
    const batch = aBatch(0, 'a');
    await batches.insert(batch, []);

    await expect(batches.insert(batch, [])).rejects.toThrow();

    await expect(batches.list(0, 10)).resolves.toHaveLength(1);
  });

  it('takes the private rows of a batch that is tried again as they are', async () => {
    const row = { entryId: randomUUID(), time: '2026-01-01T00:00:00.000Z' };
    const rows = [{ ...row, key: randomBytes(32), data: Buffer.from('{"ip":"::1"}') }];
    await batches.insert(aBatch(0, 'a'), rows);

    await batches.insert(aBatch(1, 'b'), rows);

    const found = await engine.store.privateData.find(row.entryId);
    expect(found && Buffer.from(found.data).toString()).toBe('{"ip":"::1"}');
  });

  it('finds no batch in an empty log, whose head is 0', async () => {
    await expect(batches.head()).resolves.toBe(0);
    await expect(batches.find(0)).resolves.toBeUndefined();
    await expect(batches.list(0, 10)).resolves.toEqual([]);
  });

  it('does not find a batch by an index inside it', async () => {
    await batches.insert(aBatch(0, 'a', 'b'), []);

    await expect(batches.find(1)).resolves.toBeUndefined();
  });

  it('returns entries byte for byte, up to the largest batch', async () => {
    const entries = Array.from({ length: 1_024 }, () => randomBytes(4_096));
    await batches.insert({ ...aBatch(0), entries }, []);

    const found = await batches.find(0);

    expect(found && Buffer.compare(Buffer.concat(found.entries), Buffer.concat(entries))).toBe(0);
    await expect(batches.head()).resolves.toBe(1_024);
  });

  it('lists in order from the batch that holds an index', async () => {
    await batches.insert(aBatch(0, 'a', 'b'), []);
    await batches.insert(aBatch(2, 'c'), []);
    await batches.insert(aBatch(3, 'd', 'e', 'f'), []);
    const firstIndexes = async (index: number, limit: number) =>
      (await batches.list(index, limit)).map(({ firstIndex }) => firstIndex);

    await expect(firstIndexes(0, 2)).resolves.toEqual([0, 2]);
    await expect(firstIndexes(1, 9)).resolves.toEqual([0, 2, 3]);
    await expect(firstIndexes(2, 9)).resolves.toEqual([2, 3]);
    await expect(firstIndexes(5, 9)).resolves.toEqual([3]);
    await expect(firstIndexes(6, 9)).resolves.toEqual([]);
  });

  it('shows what lies beyond a hole, so that it can be noticed', async () => {
    await batches.insert(aBatch(0, 'a'), []);
    await batches.insert(aBatch(1, 'b'), []);
    await engine.intruder.removeBatch(0);

    const [first] = await batches.list(0, 1);

    expect(first?.firstIndex).toBe(1);
  });

  it('does not open a closed intent again when an instance that lags behind adds it', async () => {
    const { index } = engine.store;
    const facts = { time: '2026-01-01T00:00:00.000Z', action: 'file.open' };
    const intent = { ...facts, index: 0, id: randomUUID(), outcome: 'pending', phase: 'intent' };
    const result = { ...facts, index: 1, id: randomUUID(), outcome: 'success', phase: 'result' };
    await index.add([intent]);
    await expect(index.openIntents('2026-01-02T00:00:00.000Z', 9)).resolves.toEqual([0]);
    await index.add([{ ...result, ref: intent.id }]);

    await index.add([intent]);

    await expect(index.openIntents('2026-01-02T00:00:00.000Z', 9)).resolves.toEqual([]);
    await expect(index.cursor()).resolves.toBe(2);
  });

  it('erases private data older than a moment and nothing else', async () => {
    const rows = ['2026-01-01', '2026-01-02'].map((day) => ({
      entryId: randomUUID(),
      time: `${day}T00:00:00.000Z`,
      key: randomBytes(32),
      data: Buffer.from('{}'),
    }));
    await batches.insert(aBatch(0, 'a', 'b'), rows);

    await expect(engine.store.privateData.eraseBefore('2026-01-02T00:00:00.000Z')).resolves.toBe(1);

    const left = await Promise.all(rows.map((row) => engine.store.privateData.find(row.entryId)));
    expect(left.map((row) => row?.time)).toEqual([undefined, '2026-01-02T00:00:00.000Z']);
    await expect(batches.head()).resolves.toBe(2);
  });
});

describe.each(accessLogEngines().filter(([name]) => name.startsWith('SQLite')))(
  'the batches table on %s',
  (_name, open) => {
    let engine: AccessLogEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    it.each([1, 2, 100])(
      'refuses a batch that would leave a hole before index %i',
      async (index) => {
        await expect(engine.store.batches.insert(aBatch(index, 'a'), [])).rejects.toThrow(
          'a batch begins where the last one ends',
        );
        await expect(engine.store.batches.head()).resolves.toBe(0);
      },
    );

    it('refuses a batch that would overlap another', async () => {
      await engine.store.batches.insert(aBatch(0, 'a', 'b', 'c'), []);

      await expect(engine.store.batches.insert(aBatch(2, 'd'), [])).rejects.toThrow(
        'a batch begins where the last one ends',
      );
    });
  },
);
