import type { Logger } from '../../platform/logger.ts';
import type { SealedStore } from '../../platform/storage/sealed-store.ts';
import type { Discard } from './discard.ts';
import type { FilePartRepository } from './parts/file-part.ts';
import type { Quota } from './quota/quota.ts';
import type { SealedFile, SealedFileRepository } from './sealed-file.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly parts: FilePartRepository;
  readonly store: SealedStore;
  readonly quota: Quota;
  readonly discarding: Discard;
  readonly logger: Logger;
};

const HOUR_MS = 60 * 60 * 1000;
/** Time since the last part: a slow line may take days for a large file. */
const ABANDONED_AFTER_MS = 24 * HOUR_MS;
/** An object is registered right after it is stored. */
const ORPHANED_AFTER_MS = HOUR_MS;
const ID_LENGTH = 36;

/** Removes what uploads left that nobody will finish, and what processes left that died. */
export function createSweeper(dependencies: Dependencies) {
  const { files, parts, store, quota, discarding, logger } = dependencies;

  async function isAbandoned(file: SealedFile, before: string): Promise<boolean> {
    const received = await parts.list(file.id);
    return received.every(({ receivedAt }) => receivedAt < before);
  }

  async function discardAbandoned(before: string): Promise<number> {
    let discarded = 0;
    for (const file of await files.listUnfinished(before)) {
      if ((await isAbandoned(file, before)) && (await discarding.discard(file))) discarded += 1;
    }
    return discarded;
  }

  /** An object identifier begins with that of its file. */
  async function isOrphan(objectId: string): Promise<boolean> {
    const file = await files.findById(objectId.slice(0, ID_LENGTH));
    if (!file) return true;
    if (file.objects) return !file.objects.some(({ id }) => id === objectId);
    const received = await parts.list(file.id);
    if (received.some((part) => part.objectId === objectId)) return false;
    // The parts may have become the objects of a complete file between the two questions.
    const later = await files.findById(file.id);
    return !later?.objects?.some(({ id }) => id === objectId);
  }

  async function removeOrphans(createdBefore: Date): Promise<number> {
    let removed = 0;
    for await (const { id } of store.list({ createdBefore })) {
      if (!(await isOrphan(id))) continue;
      await store.remove(id);
      removed += 1;
    }
    for (const fileId of await parts.listFileIds()) {
      const file = await files.findById(fileId);
      if (file?.state !== 'receiving') await parts.removeAll(fileId);
    }
    return removed;
  }

  return {
    /** Safe to run at any time and on several instances at once; nothing complete is ever touched. */
    sweepAbandoned: async (now: Date): Promise<void> => {
      const abandonedBefore = new Date(now.getTime() - ABANDONED_AFTER_MS);
      const orphanedBefore = new Date(now.getTime() - ORPHANED_AFTER_MS);
      const discarded = await discardAbandoned(abandonedBefore.toISOString());
      const unfinished = await store.sweepUnfinished(abandonedBefore);
      const orphans = await removeOrphans(orphanedBefore);
      const recounted = await quota.recount();
      if (discarded + unfinished + orphans + recounted.length > 0) {
        logger.info({ discarded, unfinished, orphans, recounted }, 'swept sealed files');
      }
    },
  };
}
