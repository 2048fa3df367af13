import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseEntry } from '../../server/features/access-log/entry.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';

const writer = fileURLToPath(new URL('access-log-writer.ts', import.meta.url));

/** Lets a writer run until it has printed `count` acknowledged entries, then kills it at once. */
async function runAndKill(address: string, count: number): Promise<[id: string, index: number][]> {
  const child = spawn(process.execPath, [writer, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const acknowledged: [string, number][] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [, id, index] = /^(\S{36}) (\d+)$/.exec(line) ?? []; // the last line may be half a line
    if (id !== undefined) acknowledged.push([id, Number(index)]);
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

describe.each(accessLogEngines().filter(([name]) => name !== 'SQLite in memory'))(
  'killing writers on %s',
  (_name, open) => {
    let engine: AccessLogEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    it('loses nothing acknowledged, leaves no gap and writes nothing twice', async () => {
      const acknowledged: [string, number][] = [];

      for (let round = 0; round < 4; round += 1) {
        const runs = [1, 2].map(() => runAndKill(engine.address, randomInt(1, 400)));
        acknowledged.push(...(await Promise.all(runs)).flat());
      }

      const log: { id: string; boot: string; n: number; priv: string | undefined }[] = [];
      for (;;) {
        const batches = await engine.store.batches.list(log.length, 100);
        if (batches.length === 0) break;
        for (const batch of batches) {
          expect(batch.firstIndex).toBe(log.length);
          log.push(...batch.entries.map(parseEntry).map(({ id, w, priv }) => ({ id, ...w, priv })));
        }
      }
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
      expect(acknowledged.length).toBeGreaterThanOrEqual(8);
      expect(acknowledged.map(([, index]) => log[index]?.id)).toEqual(
        acknowledged.map(([id]) => id),
      );
      const counters = new Map<string, number>();
      for (const { boot, n } of log) {
        expect(n).toBe(counters.get(boot) ?? 0);
        counters.set(boot, n + 1);
      }
      expect(counters.size).toBe(8);
      const last = log.at(-1);
      await expect(engine.store.privateData.find(last?.id ?? '')).resolves.toBeDefined();
    }, 180_000);
  },
);
