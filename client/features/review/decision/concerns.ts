import type { ListedFile } from '../../../session/index.ts';
import { wasAltered, type Opening } from '../../../components/files/use-file-openings.ts';
import type { Review } from '../reading/use-review.ts';

/** What a reviewer should know before signing for a submission. */
export type Concerns = {
  readonly unopened: readonly ListedFile[];
  readonly altered: readonly ListedFile[];
  /** Opened, but nobody's signature on it is verified. */
  readonly notVerified: readonly ListedFile[];
  readonly record: 'verified' | 'not-verified' | 'not-opened';
};

export function concernsOf(
  { record, files }: Pick<Review, 'record' | 'files'>,
  openings: ReadonlyMap<string, Opening>,
): Concerns {
  const openingOf = ({ file }: ListedFile) => openings.get(file.id);
  return {
    altered: files.filter((listed) => wasAltered(openingOf(listed))),
    unopened: files.filter((listed) => !isOpen(listed, openingOf(listed))),
    notVerified: files.filter((listed) => isDoubtful(listed, openingOf(listed))),
    record: record?.status === 'opened' ? record.verdict.status : 'not-opened',
  };
}

function isOpen({ wasOpened }: ListedFile, opening: Opening | undefined): boolean {
  return opening?.status === 'open' || (wasOpened && !wasAltered(opening));
}

function isDoubtful({ descriptor }: ListedFile, opening: Opening | undefined): boolean {
  if (opening?.status === 'open') return opening.opened.verdict.signature.status !== 'verified';
  return descriptor?.status === 'opened' && descriptor.verdict.status !== 'verified';
}

/** What stands in the way: `knowing` where the reviewer may go on after saying that they know. */
export function obstacleOf(
  outcome: 'accepted' | 'returned',
  { unopened, altered, notVerified, record }: Concerns,
): 'none' | 'knowing' | 'forbidden' {
  const isIncomplete = unopened.length > 0 || altered.length > 0 || record === 'not-opened';
  // What is altered, or was not opened, can be returned, never accepted.
  if (isIncomplete) return outcome === 'accepted' ? 'forbidden' : 'knowing';
  return notVerified.length > 0 || record === 'not-verified' ? 'knowing' : 'none';
}
