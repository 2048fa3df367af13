import type { ListedFile } from '../../session/index.ts';

/** What a sender says of a file; nothing where its descriptor does not open, or there is none. */
export function describedBy({ descriptor }: ListedFile) {
  return descriptor?.status === 'opened' ? descriptor.content : undefined;
}

/** Bytes of plaintext where they are known, else of the sealed file. */
export function sizeOf(listed: ListedFile): number {
  return describedBy(listed)?.size ?? listed.file.size;
}

/** Who signed for the file. */
export function signerOf({ file }: ListedFile) {
  return { accountId: file.uploaderAccountId, organisationId: file.organisationId };
}
