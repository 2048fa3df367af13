import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  parseCheckpoint,
  parseNote,
  toBase64,
} from '../../core/transparency/index.ts';
import { parseEntry } from '../../server/features/access-log/entry.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';
import { aSigner, aSignerDirectory, origin } from '../support/signed-log-stage.ts';

const work = fileURLToPath(new URL('log-work.ts', import.meta.url));

type Run = { readonly killed: boolean; readonly lines: readonly string[] };

/** One process that dies before its call number `last`; `killed` is false when it came to its end. */
function run(address: string, directory: string, last: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const args = [work, address, directory, String(last)];
    execFile(process.execPath, args, (error, stdout, stderr) => {
      if (error && error.signal !== 'SIGKILL') reject(new Error(stderr, { cause: error }));
      else resolve({ killed: error !== null, lines: stdout.trim().split('\n') });
    });
  });
}

describe.each(accessLogEngines().filter(([name]) => name !== 'SQLite in memory'))(
  'killing whoever writes, builds and signs on %s, before every single call',
  (_name, open) => {
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

    async function entries(): Promise<Uint8Array[]> {
      const all: Uint8Array[] = [];
      for (;;) {
        const batches = await engine.store.batches.list(all.length, 100);
        if (batches.length === 0) return all;
        for (const batch of batches) {
          expect(batch.firstIndex).toBe(all.length);
          all.push(...batch.entries);
        }
      }
    }

    it('loses nothing acknowledged, and no size is ever signed with two roots', async () => {
      const acknowledged: [id: string, index: number][] = [];
      const signed = new Map<number, Set<string>>();
      let kills = 0;
      for (let last = 1; ; last += 1) {
        const { killed, lines } = await run(engine.address, directory, last);
        for (const line of lines) {
          const [, kind, value = ''] = /^(acknowledged|signed) (.*)$/.exec(line) ?? [];
          if (kind === 'acknowledged') acknowledged.push(JSON.parse(value) as [string, number]);
          if (kind !== 'signed') continue;
          const { size, root } = parseCheckpoint(parseNote(JSON.parse(value) as string).text);
          signed.set(size, (signed.get(size) ?? new Set()).add(toBase64(root)));
        }
        if (!killed) break;
        kills += 1;
      }
      const last = await aSigner(engine.store, directory);
      await last.sign();
      last.close();

      const leaves = await entries();
      const ids = leaves.map((bytes) => parseEntry(bytes).id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(acknowledged.map(([, index]) => ids[index])).toEqual(acknowledged.map(([id]) => id));
      expect(await engine.store.alarms.list()).toEqual([]);
      const published = await engine.store.checkpoints.list({ origin }, 1_000);
      for (const { size, note } of published) {
        const { root } = parseCheckpoint(parseNote(note).text);
        signed.set(size, (signed.get(size) ?? new Set()).add(toBase64(root)));
      }
      for (const [size, roots] of signed) {
        const hashes = leaves.slice(0, size).map((leaf) => hasher.leaf(leaf));
        const root = frontierRoot(hasher, extendFrontier(hasher, emptyFrontier, hashes));
        expect([...roots]).toEqual([toBase64(root)]);
      }
      expect(published[0]?.size).toBe(leaves.length);
      const state = JSON.parse(await readFile(join(directory, 'state.json'), 'utf8')) as object;
      expect(state).toMatchObject({ size: leaves.length });
      expect(kills).toBeGreaterThan(20);
    }, 180_000);
  },
);
