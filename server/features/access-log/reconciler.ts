import type { Clock } from '../../platform/clock.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { Entries } from './entry.ts';
import type { EntryReader } from './entry-reader.ts';
import type { Projection } from './projection.ts';
import type { IndexStore } from './store/index-store.ts';

type Dependencies = {
  readonly index: IndexStore;
  readonly projection: Projection;
  readonly reader: EntryReader;
  readonly entries: Entries;
  readonly appender: ClockWatch;
  readonly clock: Clock;
  /** Milliseconds after which an intent is taken to have lost its result; above the longest request. */
  readonly after: number;
};

const AT_ONCE = 1_000;

/**
 * Closes intents whose process died before it could tell how they ended. Two instances at the same
 * moment may close the same intent twice: harmless, both say that nothing is known, and rare, since
 * each first reads everything that is durable.
 */
export function createReconciler({
  index,
  projection,
  reader,
  entries,
  appender,
  clock,
  after,
}: Dependencies) {
  /** Says how many intents were closed. */
  const reconcile = async (): Promise<number> => {
    await projection.catchUp();
    // Results that cannot be found would be taken for lost.
    if (!projection.isHealthy()) return 0;
    const before = new Date(clock().getTime() - after).toISOString();
    const open = await reader.read(await index.openIntents(before, AT_ONCE));
    const intents = open.filter(({ entry }) => entry.phase === 'intent');
    await Promise.all(intents.map(({ entry }) => appender.append(entries.closing(entry))));
    return intents.length;
  };
  return { reconcile };
}
