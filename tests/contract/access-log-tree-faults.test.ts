import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  parseNote,
  toBase64,
} from '../../core/transparency/index.ts';
import { createIntegrator } from '../../server/features/access-log/integrator.ts';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';
import {
  aSigner,
  aSignerDirectory,
  createBatchWriter,
  origin,
} from '../support/signed-log-stage.ts';

/** Call number `failing` to the store is lost before it arrives, or done while its reply is lost. */
function onABadLine(store: AccessLogStore, failing: number, when: 'lost' | 'done') {
  let calls = 0;
  const bad = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, method]) => [
        name,
        async (...given: unknown[]) => {
          calls += 1;
          const fails = calls === failing;
          if (fails && when === 'lost') throw new Error('connection reset');
          const answer = await (method as (...given: unknown[]) => Promise<unknown>)(...given);
          if (fails) throw new Error('connection reset');
          return answer;
        },
      ]),
    ) as Port;
  const { batches, tiles, checkpoints, alarms } = store;
  return {
    store: {
      ...store,
      batches: bad(batches),
      tiles: bad(tiles),
      checkpoints: bad(checkpoints),
      alarms: bad(alarms),
    },
    calls: () => calls,
  };
}

describe.each(accessLogEngines())('integrator and signer on a bad line to %s', (_name, open) => {
  let engine: AccessLogEngine;
  let directory: string;
  let remove: () => void;
  beforeEach(async () => {
    engine = await open();
    ({ directory, remove } = aSignerDirectory());
  });
  afterEach(async () => {
    remove();
    await engine.close();
  });

  it.each(['lost', 'done'] as const)(
    'sign every tree right, whichever call is %s, and go on by themselves',
    async (when) => {
      const write = createBatchWriter(engine.store);
      for (let failing = 1; ; failing += 1) {
        await write(90);
        const line = onABadLine(engine.store, failing, when);
        const { integrate } = createIntegrator({ store: line.store, hasher });
        const signer = await aSigner(line.store, directory);
        for (let attempt = 0; attempt < 2; attempt += 1) {
          await integrate().catch(() => undefined);
          await signer.step().catch(() => undefined);
        }
        signer.close();
        if (line.calls() < failing) break;
      }

      const leaves = (await engine.store.batches.list(0, 1_000)).flatMap(({ entries }) =>
        entries.map((entry) => hasher.leaf(entry)),
      );
      const published = await engine.store.checkpoints.list({ origin }, 1_000);
      for (const { size, note } of published) {
        const root = frontierRoot(
          hasher,
          extendFrontier(hasher, emptyFrontier, leaves.slice(0, size)),
        );
        expect(parseNote(note).text).toBe(`${origin}\n${size}\n${toBase64(root)}\n`);
      }
      expect(published[0]?.size).toBe(leaves.length);
      expect(published.length).toBeGreaterThan(10);
      expect(await engine.store.alarms.list()).toEqual([]);
    },
  );
});
