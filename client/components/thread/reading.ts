import type { ReadMark } from '../../../core/contracts/messages.ts';

export type Said = { readonly id: string; readonly organisationId: string };

/** What the own organisation has not read yet. Identifiers sort by time. */
export function isNew(
  { id, organisationId }: Said,
  readMarks: readonly ReadMark[],
  ownId: string,
): boolean {
  if (organisationId === ownId) return false;
  const own = readMarks.find((mark) => mark.organisationId === ownId);
  return own === undefined || id > own.messageId;
}

/** The other organisations that have read this far and no further. Nobody has to be told that an author has read. */
export function readersUpTo(
  { id, organisationId }: Said,
  readMarks: readonly ReadMark[],
  ownId: string,
): string[] {
  return readMarks
    .filter((mark) => mark.messageId === id)
    .map((mark) => mark.organisationId)
    .filter((reader) => reader !== ownId && reader !== organisationId);
}
