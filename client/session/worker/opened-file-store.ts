import { canKeepFiles, claimOpenedFiles, folderOf } from '../opened-files.ts';
import { SessionError } from '../session-error.ts';

/** What may be held in memory, in bytes, where the browser has no room for files of ours. */
const MEMORY_LIMIT = 64 * 1024 * 1024;

type Chunks = AsyncIterable<Uint8Array>;
type Sink = {
  readonly write: (chunk: Uint8Array) => void;
  /** What was written, as a file. */
  readonly finish: () => Promise<Blob>;
  readonly discard: () => Promise<void>;
};

/** Takes plaintext while it is being opened, and gives it away only when all of it is there. */
export function createOpenedFileStore(owner: string) {
  claimOpenedFiles(owner);
  let count = 0;
  const discarding = new Map<string, () => Promise<void>>();

  async function discard(fileId: string): Promise<void> {
    await discarding.get(fileId)?.();
    discarding.delete(fileId);
  }

  return {
    discard,
    /** In the place of what was opened of that file before. Keeps nothing when `chunks` fails. */
    async keep(fileId: string, chunks: Chunks): Promise<Blob> {
      count += 1;
      const sink = (await inPrivateFiles(owner, `${fileId}.${count}`)) ?? inMemory();
      try {
        for await (const chunk of chunks) sink.write(chunk);
        const file = await sink.finish();
        await discard(fileId);
        discarding.set(fileId, sink.discard);
        return file;
      } catch (error) {
        await sink.discard();
        throw error;
      }
    },
  };
}
export type OpenedFileStore = ReturnType<typeof createOpenedFileStore>;

async function inPrivateFiles(owner: string, name: string): Promise<Sink | undefined> {
  if (!canKeepFiles()) return undefined;
  const opened = await openHandle(owner, name).catch((error: unknown) => {
    // How private windows say that there is no room at all.
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  });
  if (!opened) return undefined;
  const { folder, entry, handle } = opened;
  let at = 0;
  return {
    write(chunk) {
      const written = handle.write(chunk, { at });
      if (written < chunk.length) throw new SessionError('no-room');
      at += written;
    },
    async finish() {
      handle.flush();
      handle.close();
      return entry.getFile();
    },
    async discard() {
      handle.close();
      await folder.removeEntry(name);
    },
  };
}

async function openHandle(owner: string, name: string) {
  const folder = await folderOf(owner);
  const entry = await folder.getFileHandle(name, { create: true });
  return { folder, entry, handle: await entry.createSyncAccessHandle() };
}

function inMemory(): Sink {
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  return {
    write(chunk) {
      size += chunk.length;
      if (size > MEMORY_LIMIT) throw new SessionError('file-too-large-here');
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
    },
    finish: () => Promise.resolve(new Blob(chunks)),
    discard: () => {
      chunks = [];
      return Promise.resolve();
    },
  };
}
