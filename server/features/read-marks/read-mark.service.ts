import type { Clock } from '../../platform/clock.ts';
import type { ReadMark, ReadMarkRepository } from './read-mark.ts';

type Dependencies = { readonly readMarks: ReadMarkRepository; readonly clock: Clock };
type Reading = Pick<ReadMark, 'itemId' | 'organisationId' | 'messageId'>;

/** How far each organisation has read the threads it takes part in. Whether it may read one is asked before. */
export function createReadMarks({ readMarks, clock }: Dependencies) {
  /** A mark never goes back, whatever order two members' browsers report in. Gives the mark that stands. */
  async function mark(reading: Reading): Promise<ReadMark> {
    const id = `${reading.itemId}:${reading.organisationId}`;
    const present = await readMarks.find(id);
    // Identifiers of messages sort by time.
    if (present && present.messageId >= reading.messageId) return present;
    const version = (present?.version ?? 0) + 1;
    const moved = { id, version, ...reading, at: clock().toISOString() };
    const kept = present
      ? await readMarks.replace(moved, present.version)
      : await readMarks.insert(moved);
    // A colleague was faster, but has perhaps not read as far.
    return kept ? moved : mark(reading);
  }

  return {
    mark,
    of: (itemId: string): Promise<ReadMark[]> => readMarks.listOfItem(itemId),
  };
}
export type ReadMarks = ReturnType<typeof createReadMarks>;
