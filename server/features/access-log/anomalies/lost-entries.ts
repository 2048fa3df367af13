import type { Anomaly } from '../../../../core/contracts/access-log-anomalies.ts';
import type { AccessEntry } from '../../../../core/contracts/access-log.ts';
import type { Clock } from '../../../platform/clock.ts';
import { parseEntry } from '../entry.ts';
import type { EntryReader } from '../entry-reader.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import type { IndexStore } from '../store/index-store.ts';
import type { IndexRows } from '../store/index-rows.ts';
import { anomalyOf, groupedBy, type Period, type Rule } from './facts.ts';
import { thresholds } from './thresholds.ts';

type WrittenLog = Pick<AccessLogStore, 'batches' | 'rows'>;

const BATCHES_AT_ONCE = 16;
const OPEN_AT_ONCE = 1_000;

/**
 * Numbers that a process skipped: entries that it made and that never came into the log. Of a batch only the first entry
 * is read; that its others follow one another is for who verifies the log to find out.
 */
export function writerGap({ batches, rows }: WrittenLog): Rule {
  return async (_facts, period) => {
    const span = await spanOf(rows, period);
    if (!span) return [];
    const found: Anomaly[] = [];
    const expected = new Map<string, number>();
    for (let index = span.first; index <= span.last;) {
      const some = await batches.list(index, BATCHES_AT_ONCE);
      for (const { firstIndex, entries } of some) {
        const [head] = entries.slice(0, 1).map(parseEntry);
        if (head) found.push(...gapBefore(head, firstIndex, expected));
        if (head) expected.set(head.w.boot, head.w.n + entries.length);
      }
      const last = some.at(-1);
      if (!last) break;
      index = last.firstIndex + last.entries.length;
    }
    return found;
  };
}

function gapBefore(
  { time, w: { boot, n } }: AccessEntry,
  index: number,
  expected: ReadonlyMap<string, number>,
): Anomaly[] {
  const next = expected.get(boot);
  if (next === undefined || next === n) return [];
  return [anomalyOf('writer-gap', [{ index, time }], { figures: { expected: next, found: n } })];
}

async function spanOf({ facts }: IndexRows, period: Period) {
  const [[first], [last]] = await Promise.all([
    facts(period, { direction: 'newer', limit: 1 }),
    facts(period, { direction: 'older', limit: 1 }),
  ]);
  return first && last && { first: first.index, last: last.index };
}

/** Acts that were announced and never ended: by the day, and by whom where that is known. */
export function intentWithoutResult(index: IndexStore, reader: EntryReader, clock: Clock): Rule {
  return async (facts, { from, to }) => {
    const closed = await groupedBy(facts({ from, to, outcome: 'unknown' }), ({ time }) =>
      dayOf(time),
    );
    const before = new Date(clock().getTime() - thresholds.intents.after).toISOString();
    const open = await reader.read(await index.openIntents(before, OPEN_AT_ONCE));
    const stillOpen = open
      .map(({ index: at, entry: { time } }) => ({ index: at, time }))
      .filter(({ time }) => from <= time && time <= to);
    const days = [
      ...closed.values(),
      ...Map.groupBy(stillOpen, ({ time }) => dayOf(time)).values(),
    ];
    return days.map((acts) =>
      anomalyOf('intent-without-result', acts, { figures: { acts: acts.length } }),
    );
  };
}

function dayOf(time: string): string {
  return time.slice(0, 'YYYY-MM-DD'.length);
}
