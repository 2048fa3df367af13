import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';

const at = '2026-03-01T12:00:00.000Z';
const later = '2026-03-01T12:00:01.000Z';

describe.each(accessLogEngines())('what is kept of the tree on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let store: AccessLogStore;
  beforeEach(async () => {
    engine = await open();
    ({ store } = engine);
  });
  afterEach(() => engine.close());

  const hashes = randomBytes(8_192);
  const tile = (level: number, index: number, width: number) => ({
    level,
    index,
    hashes: hashes.subarray(0, 32 * width),
  });
  const widthOf = async (level: number, index: number) =>
    ((await store.tiles.find(level, index))?.length ?? 0) / 32;

  describe('tiles', () => {
    it('are never shortened, whoever comes late', async () => {
      await store.tiles.lengthen([tile(0, 0, 9)]);

      await store.tiles.lengthen([tile(0, 0, 4)]);
      await store.tiles.lengthen([]);

      expect(await widthOf(0, 0)).toBe(9);
      expect(Buffer.from((await store.tiles.find(0, 0)) ?? [])).toEqual(hashes.subarray(0, 9 * 32));
    });

    it('count the leaves of the lowest level alone', async () => {
      expect(await store.tiles.size()).toBe(0);

      await store.tiles.lengthen([tile(1, 0, 11), tile(0, 9, 256), tile(0, 10, 7)]);

      expect(await store.tiles.size()).toBe(10 * 256 + 7);
      expect(await store.tiles.find(0, 11)).toBeUndefined();
    });

    it('come out whole when several write the same ones at once', async () => {
      const widths = [3, 17, 200, 256, 40];
      const others = await Promise.all(widths.map(() => engine.connect()));

      await Promise.all(
        others.map(({ tiles }, which) => tiles.lengthen([tile(0, 0, widths[which] ?? 0)])),
      );

      expect(await widthOf(0, 0)).toBe(256);
    });
  });

  describe('checkpoints', () => {
    const checkpoint = (size: number, more = {}) => ({
      origin: 'a.test/log',
      size,
      note: `note ${size}`,
      publishedAt: at,
      ...more,
    });
    const sizes = async (range: object) =>
      (await store.checkpoints.list({ origin: 'a.test/log', ...range }, 2)).map(({ size }) => size);

    it('are published once for each size, and stay as they are', async () => {
      expect(await store.checkpoints.publish(checkpoint(7))).toBe(true);

      expect(await store.checkpoints.publish(checkpoint(7, { note: 'another' }))).toBe(false);

      expect(await store.checkpoints.find('a.test/log', 7)).toEqual({
        ...checkpoint(7),
        cosignatures: [],
      });
    });

    it('of another origin are another log', async () => {
      await store.checkpoints.publish(checkpoint(7));

      expect(await store.checkpoints.publish(checkpoint(7, { origin: 'b.test/log' }))).toBe(true);
      expect(await store.checkpoints.find('c.test/log', 7)).toBeUndefined();
      expect(await sizes({})).toEqual([7]);
    });

    it('are listed from the largest down, within a range', async () => {
      for (const size of [3, 20, 100]) await store.checkpoints.publish(checkpoint(size));

      expect(await sizes({})).toEqual([100, 20]);
      expect(await sizes({ below: 100 })).toEqual([20, 3]);
      expect(await sizes({ from: 20, below: 100 })).toEqual([20]);
      expect(await sizes({ from: 101 })).toEqual([]);
    });

    it('keep one line for each witness, the last one', async () => {
      await store.checkpoints.publish(checkpoint(7));
      await store.checkpoints.publish(checkpoint(9));
      const cosign = (witness: string, line: string) =>
        store.checkpoints.addCosignature('a.test/log', 7, { witness, line });

      await cosign('w2', 'second\n');
      await cosign('w1', 'first\n');
      await cosign('w2', 'third\n');

      const found = await store.checkpoints.find('a.test/log', 7);
      expect(found?.cosignatures).toEqual(['first\n', 'third\n']);
      expect(await sizes({ cosigned: true })).toEqual([7]);
      expect(await sizes({ cosigned: true, from: 8 })).toEqual([]);
    });
  });

  it('keeps an alarm with its first time until its own source takes it back', async () => {
    const alarm = { code: 'E_FORK', source: 'w1', since: at };
    await store.alarms.raise(alarm);
    await store.alarms.raise({ ...alarm, since: later });
    await store.alarms.raise({ code: 'E_ROOT', source: 'signer', since: later });

    await store.alarms.withdraw('signer');
    await store.alarms.withdraw('w');

    expect(await store.alarms.list()).toEqual([alarm]);
  });
});
