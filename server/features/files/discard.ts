import type { SealedStore } from '../../platform/storage/sealed-store.ts';
import type { FilePartRepository } from './parts/file-part.ts';
import type { Quota } from './quota/quota.ts';
import type { SealedFile, SealedFileRepository } from './sealed-file.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly parts: FilePartRepository;
  readonly store: SealedStore;
  readonly quota: Quota;
};

/**
 * Takes a file away with everything that belongs to it: the document first, so that nobody finds a file whose
 * body is going. What a crash leaves behind belongs to no file any more, and the sweep finds it.
 */
export function createDiscard({ files, parts, store, quota }: Dependencies) {
  /** False, and nothing is touched, when the file has changed since it was read. */
  async function discard(file: SealedFile): Promise<boolean> {
    const isRemoved = await quota.release(file.organisationId, file.size, () =>
      files.remove(file.id, file.version),
    );
    if (isRemoved) {
      const received = await parts.list(file.id);
      const objectIds = [
        ...received.map(({ objectId }) => objectId),
        ...(file.objects ?? []).map(({ id }) => id),
      ];
      await parts.removeAll(file.id);
      for (const objectId of objectIds) await store.remove(objectId);
    }
    return isRemoved;
  }

  return {
    discard,
    /** For what the gate has refused: whatever version the file has by now, unless it is complete. */
    async discardRefused(fileId: string): Promise<void> {
      for (;;) {
        const file = await files.findById(fileId);
        if (!file || file.state === 'complete' || (await discard(file))) return;
      }
    },
  };
}
export type Discard = ReturnType<typeof createDiscard>;
