import type { FileResponse } from '../../../core/contracts/files.ts';
import {
  listFiles,
  listSharedFiles,
  readFile,
  openDepositedFile,
  openDescriptor,
  type FileFolder,
} from '../../../core/exchange/index.ts';
import { readChunks } from '../../../core/sealing/streams.ts';
import { safeFileName } from '../file-names.ts';
import { SessionError } from '../session-error.ts';
import type { ListedFile, OpenedFile, OpeningProgress, SharedFiles } from './api.ts';
import type { OpenedFileStore } from './opened-file-store.ts';
import { openedOrRefused } from './opening.ts';
import type { SeenSubmissions } from './seen-submissions.ts';
import type { GrantedKeys } from './granted-keys.ts';
import type { Work } from './work.ts';

/** Pages need not be told more often than a person can read. */
const TELL_EVERY_MS = 200;

type Dependencies = Work & {
  readonly granted: GrantedKeys;
  readonly seen: SeenSubmissions;
  readonly store: OpenedFileStore;
};

/** The files of a submission or a request: what they are called, and what is in them. */
export function createFiles({ connection, signedIn, life, granted, seen, store }: Dependencies) {
  const openings = new Map<string, AbortController>();

  /** Until the work is done, the file is closed, or the keys are locked. */
  async function callable<Result>(
    fileId: string,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const ending = new AbortController();
    const locked = () => {
      ending.abort(new SessionError('locked'));
    };
    openings.set(fileId, ending);
    life.signal.addEventListener('abort', locked);
    try {
      return await work(ending.signal);
    } finally {
      life.signal.removeEventListener('abort', locked);
      if (openings.get(fileId) === ending) openings.delete(fileId);
    }
  }

  async function describe(file: FileResponse): Promise<ListedFile> {
    const wasOpened = seen.wasOpened(file);
    if (!file.descriptor || !file.signature) return { file, wasOpened };
    const descriptor = await openedOrRefused(() =>
      granted.withKeyring(async (keyring) => {
        const opened = await openDescriptor(connection, file, keyring);
        if (!opened) throw new TypeError('a file with a descriptor has one');
        return opened;
      }),
    );
    return { file, wasOpened, descriptor };
  }

  /** Opening is work, however long the line takes. */
  async function* metered(
    chunks: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
    report: (opened: number) => void,
  ): AsyncGenerator<Uint8Array, void, void> {
    let opened = 0;
    let toldAt = 0;
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      yield chunk;
      opened += chunk.length;
      if (Date.now() - toldAt < TELL_EVERY_MS) continue;
      toldAt = Date.now();
      life.touch();
      report(opened);
    }
  }

  async function open(
    fileId: string,
    signal: AbortSignal,
    onProgress?: (progress: OpeningProgress) => void,
  ): Promise<OpenedFile> {
    let progress = { opened: 0, total: 0 };
    const onWaiting = () => onProgress?.({ ...progress, isReconnecting: true });
    const { file, descriptor, plaintext, verdict } = await granted.withKeyring((keyring) =>
      openDepositedFile(connection, fileId, keyring, { signal, patient: true, onWaiting }),
    );
    const { name, mediaType, size, sha256 } = descriptor?.payload ?? {};
    const chunks = metered(readChunks(plaintext), signal, (opened) => {
      progress = { opened, total: size ?? file.size };
      onProgress?.(progress);
    });
    const content = await store.keep(fileId, chunks);
    seen.openedFile(file);
    return {
      fileId,
      mediaType: mediaType ?? '',
      size: content.size,
      verdict: await verdict,
      // Of no type that a browser would run.
      file: new File([content], safeFileName(name, fileId), { type: 'application/octet-stream' }),
      ...(name !== undefined && { name }),
      ...(sha256 !== undefined && { sha256 }),
    };
  }

  return {
    async listFiles(folder: FileFolder): Promise<ListedFile[]> {
      await signedIn.account();
      const files = await listFiles(connection, folder);
      seen.sawFiles(folder.id, files);
      return Promise.all(files.map(describe));
    },

    async describeFile(fileId: string): Promise<ListedFile> {
      await signedIn.account();
      return describe(await readFile(connection, fileId));
    },

    async listSharedFiles(cursor?: string): Promise<SharedFiles> {
      await signedIn.account();
      const { files, nextCursor } = await listSharedFiles(connection, cursor);
      return { files: await Promise.all(files.map(describe)), nextCursor };
    },

    async openFile(
      fileId: string,
      onProgress?: (progress: OpeningProgress) => void,
    ): Promise<OpenedFile> {
      await signedIn.account();
      return callable(fileId, (signal) => open(fileId, signal, onProgress));
    },

    async closeFile(fileId: string): Promise<void> {
      openings.get(fileId)?.abort(new SessionError('cancelled'));
      await store.discard(fileId);
    },
  };
}
