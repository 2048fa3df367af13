import type { AccessEntry } from '../../../../core/contracts/access-log.ts';
import { toIndexRow } from '../projection.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import type { IndexRow } from '../store/index-store.ts';
import type { CheckedEntry, Report } from './finding.ts';

type Dependencies = {
  readonly store: Pick<AccessLogStore, 'batches' | 'index' | 'rows'>;
  readonly report: Report;
  readonly rebuild: boolean;
};

const AT_ONCE = 1_000;
/** After every instant. */
const EVER = '9999';
const MOST_OPEN = 1_000_000;

/**
 * Compares the derived rows with the entries, while others write. Rows up to where the projection was at the beginning
 * must be there; whether an intent is open is judged by what was known before the reading and what came after it.
 */
export async function createRowCheck({ store, report, rebuild }: Dependencies) {
  const { batches, index, rows } = store;
  const end = Math.min(await index.cursor(), await batches.head());
  const markedOpen = new Set(await index.openIntents(EVER, MOST_OPEN));
  /** Intents whose row says that they are open, by identifier. */
  const open = new Map<string, number>();
  /** Intents whose row says that they are closed, and whose result has not been met yet. */
  const closed = new Map<string, IndexRow>();
  /** A row that was missing may have to be opened, too. */
  const told = new Set<number>();

  function found(at: number): void {
    if (told.has(at)) return;
    told.add(at);
    report({ code: 'ROW', where: String(at), mended: rebuild });
  }

  function follow(row: IndexRow): void {
    if (row.phase !== 'intent' || row.index >= end) return;
    if (markedOpen.has(row.index)) open.set(row.id, row.index);
    else closed.set(row.id, row);
  }

  async function conclude(row: IndexRow): Promise<void> {
    if (row.ref === undefined) return;
    closed.delete(row.ref);
    const intent = open.get(row.ref);
    if (intent === undefined || row.index >= end) return;
    found(intent);
    if (rebuild) await index.add([row]);
  }

  return {
    async check(entries: readonly CheckedEntry<AccessEntry>[]): Promise<void> {
      const expected = entries.flatMap(({ index: at, entry }) =>
        entry ? toIndexRow(at, entry) : [],
      );
      const due = expected.filter((row) => row.index < end);
      const differing = new Set(await rows.differing(due));
      differing.forEach(found);
      if (rebuild) await rows.replace(due.filter((row) => differing.has(row.index)));
      for (const row of expected) {
        follow(row);
        await conclude(row);
      }
    },

    /** To be called when every entry has been seen. */
    async finish(): Promise<void> {
      const lost = [...closed.values()];
      lost.forEach((row) => {
        found(row.index);
      });
      if (rebuild) await rows.replace(lost.map((row) => ({ ...row, open: true })));
      const beyond = await rows.facts({}, { direction: 'older', limit: AT_ONCE });
      const head = await batches.head();
      const extra = beyond.filter((row) => row.index >= head);
      for (const row of extra)
        report({ code: 'ROW_EXTRA', where: String(row.index), mended: rebuild });
      if (rebuild && extra.length > 0) await rows.removeFrom(head);
    },
  };
}
