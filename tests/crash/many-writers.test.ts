import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import { openCheckpoint, policyOfLog } from '../../core/transparency/index.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';
import { aSignedLog, aSigner, aSignerDirectory } from '../support/signed-log-stage.ts';

const writer = fileURLToPath(new URL('load-writer.ts', import.meta.url));
const WRITERS = 4;
/** Together 10^5. */
const EACH = 25_000;

type Seen = [id: string, index: number, submitted: number, acknowledged: number];

describe.each(accessLogEngines().filter(([name]) => name !== 'SQLite in memory'))(
  'four processes that write 100,000 entries on %s',
  (_name, open) => {
    let engine: AccessLogEngine;
    let folder: string;
    let log: Pick<AccessEntry, 'id' | 'w'>[];
    let seen: Seen[];

    beforeAll(async () => {
      engine = await open();
      folder = await mkdtemp(join(tmpdir(), 'many-writers-'));
      const files = Array.from({ length: WRITERS }, (_writer, at) => join(folder, `${at}.json`));
      const ends = files.map(async (file) => {
        const child = spawn(process.execPath, [writer, engine.address, String(EACH), file], {
          stdio: ['ignore', 'inherit', 'inherit'],
        });
        expect(await once(child, 'exit')).toEqual([0, null]);
      });
      await Promise.all(ends);
      const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
      seen = texts.flatMap((text) => JSON.parse(text) as Seen[]);
      log = [];
      for (;;) {
        const batches = await engine.store.batches.list(log.length, 64);
        if (batches.length === 0) break;
        for (const { firstIndex, entries } of batches) {
          expect(firstIndex).toBe(log.length);
          log.push(
            ...entries.map((bytes) => JSON.parse(Buffer.from(bytes).toString()) as AccessEntry),
          );
        }
      }
    }, 170_000);
    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
      await engine.close();
    });

    it('leave each of them once, at the index that was acknowledged, and no gap', () => {
      expect(log).toHaveLength(WRITERS * EACH);
      expect(seen).toHaveLength(WRITERS * EACH);
      expect(seen.filter(([id, index]) => log[index]?.id !== id)).toEqual([]);
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    });

    it('have each writer counting on without a gap, in the order of the log', () => {
      const counters = new Map<string, number>();
      for (const { w } of log) {
        if (w.n !== (counters.get(w.boot) ?? 0)) throw new Error(`${w.boot} jumps to ${w.n}`);
        counters.set(w.boot, w.n + 1);
      }

      expect([...counters.values()]).toEqual(Array.from({ length: WRITERS }, () => EACH));
    });

    it('find what was acknowledged before another was submitted in front of it', () => {
      const ordered = seen.toSorted(([, one], [, other]) => other - one);
      let earliest = Infinity;
      const overtaken = ordered.filter(([, , submitted, acknowledged]) => {
        const isOvertaken = earliest < submitted;
        earliest = Math.min(earliest, acknowledged);
        return isOvertaken;
      });

      expect(overtaken).toEqual([]);
    });

    it('have all of it in one signed tree', async () => {
      const { directory, remove } = aSignerDirectory();
      const signer = await aSigner(engine.store, directory);
      await signer.sign();
      const { tree, trust } = aSignedLog(engine.store, directory);

      const { note = '' } = (await tree.latest()) ?? {};
      const { size } = await openCheckpoint(note, policyOfLog(trust.vkey()));

      expect(size).toBe(WRITERS * EACH);
      signer.close();
      remove();
    });
  },
);
