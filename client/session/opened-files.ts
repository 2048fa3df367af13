/**
 * Where opened files lie while they are open: one folder of the origin's private file system for each Worker, which
 * holds a lock of the same name as long as it lives. What nobody holds a lock on may go.
 */
const PLACE = 'opened';

const lockName = (owner: string) => `${PLACE}:${owner}`;

/** For the Worker, once: says that its folder is in use until the Worker ends. */
export function claimOpenedFiles(owner: string): void {
  void navigator.locks.request(lockName(owner), () => new Promise(() => undefined));
}

export async function folderOf(owner: string): Promise<FileSystemDirectoryHandle> {
  const place = await placeOfAll({ create: true });
  return place.getDirectoryHandle(owner, { create: true });
}

/** Waits until a Worker that was ended is no more, and removes what it had opened. */
export async function removeOpenedFilesOf(owner: string): Promise<void> {
  if (!canKeepFiles()) return;
  await navigator.locks.request(lockName(owner), () => removeFolder(owner));
}

/** Removes what Workers of tabs that crashed, or of browsers that were closed, have left behind. */
export async function removeAbandonedFiles(): Promise<void> {
  if (!canKeepFiles()) return;
  const place = await placeOfAll({ create: false }).catch(ignoreAbsence);
  if (!place) return;
  for await (const owner of place.keys()) {
    await navigator.locks.request(lockName(owner), { ifAvailable: true }, async (lock) => {
      if (lock) await removeFolder(owner);
    });
  }
}

/** False in browsers, and private windows of some, that lend no room. */
export function canKeepFiles(): boolean {
  return 'locks' in navigator && 'getDirectory' in navigator.storage;
}

async function placeOfAll(options: { create: boolean }): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(PLACE, options);
}

async function removeFolder(owner: string): Promise<void> {
  const place = await placeOfAll({ create: false }).catch(ignoreAbsence);
  await place?.removeEntry(owner, { recursive: true }).catch(ignoreAbsence);
}

function ignoreAbsence(error: unknown): undefined {
  const absent = error instanceof DOMException && /^(?:NotFound|Security)Error$/.test(error.name);
  if (!absent) throw error;
}
