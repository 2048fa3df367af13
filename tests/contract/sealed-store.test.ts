import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { OctetRange } from '../../server/platform/storage/sealed-store.ts';
import { pseudoRandomBytes } from '../support/openpgp-packets.ts';
import {
  openFolderStore,
  openGridFsStore,
  type StoreUnderTest,
} from '../support/sealed-store-engines.ts';

const mongoUri = process.env['MONGODB_URI'];
const engines: [string, () => Promise<StoreUnderTest>][] = [['folder', openFolderStore]];
if (mongoUri) engines.push(['GridFS', () => openGridFsStore(mongoUri)]);

const MiB = 1024 * 1024;
const past = new Date(0);
const future = new Date(Date.now() + 3_600_000);
const limits = { maxBytes: 64 * MiB };

async function* chunked(content: Uint8Array, size = 70_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) {
    yield content.subarray(at, at + size);
    await Promise.resolve();
  }
}

async function* failing(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* chunked(content);
  throw new Error('the line broke');
}

async function collect<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function octetsOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await collect(source)));
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

it('runs on MongoDB too wherever continuous integration runs', () => {
  expect({ onCi: process.env['CI'] === 'true', hasMongo: engines.length === 2 }).not.toEqual({
    onCi: true,
    hasMongo: false,
  });
});

describe.each(engines)('the sealed store in %s', (_, open) => {
  let engine: StoreUnderTest;

  beforeAll(async () => {
    engine = await open();
  });

  afterAll(async () => {
    await engine.dispose();
  });

  /** What an act adds to the engine, once it has failed. */
  async function leftoversOf(act: () => Promise<unknown>): Promise<number> {
    const before = await engine.countLeftovers();
    await act();
    return (await engine.countLeftovers()) - before;
  }

  it.each(['', '..', '../x', 'a/b', 'A', 'é', 'a.b', 'a\0', 'a'.repeat(81), '%2e%2e'])(
    'refuses the identifier %j',
    async (id) => {
      const { store } = engine;
      const refusal = { name: 'SealedStoreError', code: 'invalid-id' };

      await expect(store.write(id, chunked(new Uint8Array(1)), limits)).rejects.toMatchObject(
        refusal,
      );
      await expect(collect(store.read(id))).rejects.toMatchObject(refusal);
      await expect(store.remove(id)).rejects.toMatchObject(refusal);
    },
  );

  it('says that what is absent is not found, and removes it without complaint', async () => {
    const id = randomUUID();

    await expect(collect(engine.store.read(id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(collect(engine.store.read(id, { start: 0, end: 0 }))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(engine.store.remove(id)).resolves.toBeUndefined();
  });

  it.each([1, 1000, MiB, 2 * MiB + 1])('holds a limit of %i to the octet', async (maxBytes) => {
    const { store } = engine;
    const content = pseudoRandomBytes(maxBytes + 1);

    const leftovers = await leftoversOf(async () => {
      await expect(store.write(randomUUID(), chunked(content), { maxBytes })).rejects.toMatchObject(
        {
          code: 'too-large',
        },
      );
    });

    expect(leftovers).toBe(0);
    const allowed = chunked(content.subarray(1));
    await expect(store.write(randomUUID(), allowed, { maxBytes })).resolves.toMatchObject({
      size: maxBytes,
    });
  });

  it.each([0, 10, 3 * MiB])(
    'keeps nothing of a source that fails after %i octets',
    async (size) => {
      const id = randomUUID();

      const leftovers = await leftoversOf(async () => {
        const source = failing(pseudoRandomBytes(size));
        await expect(engine.store.write(id, source, limits)).rejects.toThrow('the line broke');
      });

      expect(leftovers).toBe(0);
      await expect(collect(engine.store.read(id))).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('keeps nothing when it is aborted, even while the source keeps it waiting', async () => {
    const stuck = new AbortController();
    const stop = new Error('stop');
    async function* source() {
      yield* chunked(pseudoRandomBytes(3 * MiB));
      stuck.abort(stop);
      await new Promise(() => undefined);
    }

    const leftovers = await leftoversOf(async () => {
      const written = engine.store.write(randomUUID(), source(), {
        ...limits,
        signal: stuck.signal,
      });
      await expect(written).rejects.toBe(stop);
      const late = { ...limits, signal: AbortSignal.abort(stop) };
      await expect(engine.store.write(randomUUID(), source(), late)).rejects.toBe(stop);
    });

    expect(leftovers).toBe(0);
  });

  it('never overwrites', async () => {
    const { store } = engine;
    const id = randomUUID();
    await store.write(id, chunked(pseudoRandomBytes(100, 1)), limits);

    const second = store.write(id, chunked(pseudoRandomBytes(100, 2)), limits);

    await expect(second).rejects.toMatchObject({ code: 'exists' });
    expect(await octetsOf(store.read(id))).toEqual(pseudoRandomBytes(100, 1));
  });

  it('lets one of several writers of one identifier win, whole', async () => {
    const { store } = engine;
    const id = randomUUID();
    const contents = [1, 2, 3, 4, 5].map((seed) => pseudoRandomBytes(1_500_000, seed));

    const results = await Promise.allSettled(
      contents.map((content) => store.write(id, chunked(content), limits)),
    );

    const stored = await octetsOf(store.read(id));
    const winners = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    expect(winners).toEqual([{ size: 1_500_000, sha256: sha256(stored) }]);
    expect(contents.map(sha256)).toContain(sha256(stored));
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'exists' });
    }
  });

  it('gives back what it was given, from nothing to 20 MiB', async () => {
    for (const size of [0, 1, 65_537, MiB, 20 * MiB]) {
      const content = pseudoRandomBytes(size, size);
      const id = randomUUID();

      const result = await engine.store.write(id, chunked(content), limits);

      expect(result).toEqual({ size, sha256: sha256(content) });
      expect(sha256(await octetsOf(engine.store.read(id)))).toBe(result.sha256);
    }
  });

  describe('a range', () => {
    const size = 3 * MiB + 123;
    const content = pseudoRandomBytes(size, 42);
    const id = randomUUID();

    beforeAll(async () => {
      await engine.store.write(id, chunked(content), limits);
    });

    it.each<[string, OctetRange]>([
      ['the first octet', { start: 0, end: 1 }],
      ['the last octet', { start: size - 1, end: size }],
      ['everything', { start: 0, end: size }],
      ['the end of one chunk and the beginning of the next', { start: MiB - 2, end: MiB + 2 }],
      ['exactly one chunk', { start: MiB, end: 2 * MiB }],
      ['several chunks', { start: 5, end: 3 * MiB + 1 }],
      ['the inside of the last chunk', { start: 3 * MiB + 10, end: 3 * MiB + 20 }],
      ['nothing at the start', { start: 0, end: 0 }],
      ['nothing inside', { start: 777, end: 777 }],
      ['nothing at the end', { start: size, end: size }],
      ['what lies beyond the end', { start: size - 3, end: size + 100 }],
      ['nothing but what lies beyond the end', { start: size + 5, end: size + 100 }],
    ])('may be %s', async (_name, range) => {
      const octets = await octetsOf(engine.store.read(id, range));

      expect(Buffer.compare(octets, content.subarray(range.start, range.end))).toBe(0);
    });

    it('may be left early', async () => {
      for await (const chunk of engine.store.read(id)) {
        expect(chunk[0]).toBe(content[0]);
        break;
      }
    });
  });

  it('takes fifty writers at a time', async () => {
    const contents = Array.from({ length: 50 }, (_unused, seed) => pseudoRandomBytes(90_000, seed));
    const ids = contents.map(() => randomUUID());

    await Promise.all(
      contents.map((content, index) =>
        engine.store.write(ids[index] ?? '', chunked(content), limits),
      ),
    );

    const stored = await Promise.all(ids.map((id) => octetsOf(engine.store.read(id))));
    expect(stored.map(sha256)).toEqual(contents.map(sha256));
  });

  it('removes all of it, and the identifier is free again', async () => {
    const id = randomUUID();

    const leftovers = await leftoversOf(async () => {
      await engine.store.write(id, chunked(pseudoRandomBytes(3 * MiB)), limits);
      await engine.store.remove(id);
    });

    expect(leftovers).toBe(0);
    await expect(collect(engine.store.read(id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(engine.store.write(id, chunked(new Uint8Array(2)), limits)).resolves.toBeDefined();
  });

  it('lists what it holds with size and time', async () => {
    const id = randomUUID();
    const before = Date.now();
    await engine.store.write(id, chunked(pseudoRandomBytes(1234)), limits);

    const entry = (await collect(engine.store.list())).find((each) => each.id === id);

    expect(entry).toMatchObject({ id, size: 1234 });
    // File systems keep coarser times than the clock.
    expect(entry?.createdAt.getTime()).toBeGreaterThan(before - 2000);
    expect(await collect(engine.store.list({ createdBefore: past }))).toEqual([]);
    const older = await collect(engine.store.list({ createdBefore: future }));
    expect(older.map((each) => each.id)).toContain(id);
  });

  it('sweeps what a killed writer left, and nothing of a living one or of what is stored', async () => {
    const { store } = engine;
    const id = randomUUID();
    await store.write(id, chunked(pseudoRandomBytes(2 * MiB, 9)), limits);
    const before = await engine.countLeftovers();
    const script = fileURLToPath(new URL('../support/endless-writer.ts', import.meta.url));
    const writer = spawn(process.execPath, [script, JSON.stringify(engine.address)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');

    expect(await engine.countLeftovers()).toBeGreaterThan(before);
    expect((await collect(store.list())).map((each) => each.id)).not.toContain('never-finished');
    expect(await store.sweepUnfinished(past)).toBe(0);
    expect(await store.sweepUnfinished(new Date(Date.now() - 3_600_000))).toBe(0);
    expect(await store.sweepUnfinished(future)).toBe(1);
    expect(await engine.countLeftovers()).toBe(before);
    expect(sha256(await octetsOf(store.read(id)))).toBe(sha256(pseudoRandomBytes(2 * MiB, 9)));
    expect(await store.sweepUnfinished(future)).toBe(0);
  });

  it('fails a writer that was swept while it wrote, and keeps nothing of it', async () => {
    const { store } = engine;
    const id = randomUUID();
    async function* slow() {
      yield* chunked(pseudoRandomBytes(2 * MiB));
      expect(await store.sweepUnfinished(future)).toBe(1);
      yield pseudoRandomBytes(10);
    }

    const leftovers = await leftoversOf(async () => {
      await expect(store.write(id, slow(), limits)).rejects.toThrow();
    });

    expect(leftovers).toBe(0);
  });
});
