import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { meterSource } from './metered-source.ts';
import {
  type OctetRange,
  requireValidId,
  type SealedStore,
  SealedStoreError,
  type StoredContent,
} from './sealed-store.ts';

const READ_AHEAD = 256 * 1024;

/**
 * One file for each content, in a folder on a file system with hard links. A writer works under a temporary
 * name and gives the file its own by `link`, which, unlike `rename`, never replaces an existing one.
 */
export function createFolderStore({ folder }: { readonly folder: string }): SealedStore {
  const root = resolve(folder);
  const unfinished = join(root, 'tmp');

  function pathOf(id: string): string {
    requireValidId(id);
    // Identifiers that begin with the time would all fall into one folder, so their hash decides.
    const fanOut = createHash('sha256').update(id).digest('hex').slice(0, 2);
    return join(root, fanOut, id);
  }

  return {
    async write(id, source, options) {
      const path = pathOf(id);
      if (await findFile(path)) throw new SealedStoreError('exists');
      await makeFolder(unfinished);
      await makeFolder(dirname(path));
      const temporary = join(unfinished, randomUUID());
      const meter = meterSource(source, options);
      try {
        await writeDurably(temporary, meter.octets);
        await publish(temporary, path);
      } finally {
        await unlinkIfPresent(temporary);
      }
      return meter.total();
    },

    async *read(id, range) {
      const path = pathOf(id);
      const file = await findFile(path);
      if (!file) throw new SealedStoreError('not-found');
      yield* readRange(path, range ?? { start: 0, end: file.size });
    },

    async remove(id) {
      const path = pathOf(id);
      if (await unlinkIfPresent(path)) await syncFolder(dirname(path));
    },

    async *list({ createdBefore } = {}) {
      for (const fanOut of await namesIn(root)) {
        if (fanOut.length !== 2) continue;
        for (const id of await namesIn(join(root, fanOut))) {
          const file = await findFile(join(root, fanOut, id));
          if (file && (!createdBefore || file.mtime < createdBefore)) yield contentOf(id, file);
        }
      }
    },

    async sweepUnfinished(olderThan) {
      let swept = 0;
      for (const name of await namesIn(unfinished)) {
        const path = join(unfinished, name);
        const file = await findFile(path);
        if (file && file.mtime < olderThan && (await unlinkIfPresent(path))) swept += 1;
      }
      return swept;
    },
  };
}

async function writeDurably(path: string, octets: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(octets);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function publish(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new SealedStoreError('exists', { cause: error });
    throw error;
  }
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    await unlinkIfPresent(path);
    throw error;
  }
}

async function* readRange(path: string, { start, end }: OctetRange): AsyncGenerator<Uint8Array> {
  if (start >= end) return;
  const handle = await open(path, 'r').catch(rethrowAbsent);
  // The stream closes the handle when it ends, fails or is left early.
  yield* handle.createReadStream({ start, end: end - 1, highWaterMark: READ_AHEAD });
}

function rethrowAbsent(error: unknown): never {
  if (hasCode(error, 'ENOENT')) throw new SealedStoreError('not-found', { cause: error });
  throw error;
}

function contentOf(id: string, file: { size: number; mtime: Date }): StoredContent {
  return { id, size: file.size, createdAt: file.mtime };
}

/** Makes a folder whose entry in its parent survives a crash. */
async function makeFolder(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let at = path; at.length >= firstMade.length; at = dirname(at)) {
    await syncFolder(dirname(at));
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function findFile(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    return ignoreAbsent(error, []);
  }
}

async function unlinkIfPresent(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    return ignoreAbsent(error, false);
  }
}

function ignoreAbsent<Value>(error: unknown, value: Value): Value {
  if (hasCode(error, 'ENOENT')) return value;
  throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return (error as { code?: unknown }).code === code;
}
