/**
 * What is wrong, and where: an index, or the path of a tile.
 *
 * - `HOLE`: the batches end here, and go on behind a gap
 * - `ENTRY`: the bytes are no canonical entry
 * - `WRITER`: the entry does not follow the one before of the same writer
 * - `ROW`: the derived row is missing, or says something else than the entry
 * - `ROW_EXTRA`: a derived row beyond the end of the log
 * - `PRIVATE`: the personal data beside the entry are not those it commits to
 * - `TILE`: the tile is missing, or holds other hashes than the entries have
 * - `CHECKPOINT`: the newest signed tree is not the one that the entries make
 */
export type FsckCode =
  'HOLE' | 'ENTRY' | 'WRITER' | 'ROW' | 'ROW_EXTRA' | 'PRIVATE' | 'TILE' | 'CHECKPOINT';

export type Finding = {
  readonly code: FsckCode;
  readonly where: string;
  /** Put right, because that was asked for; only what is derived can be. */
  readonly mended: boolean;
};

export type Report = (finding: Finding) => void;

/** An entry on its way through the checks; none where the bytes are no entry. */
export type CheckedEntry<Entry> = {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly entry: Entry | undefined;
};
