import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import type { Logger } from '../../platform/logger.ts';
import { parseEntry } from './entry.ts';
import type { AccessLogStore, Batch } from './store/access-log-store.ts';
import type { IndexRow } from './store/index-store.ts';

type Dependencies = {
  readonly store: AccessLogStore;
  readonly logger: Logger;
};

const BATCHES_AT_ONCE = 16;

/**
 * Keeps the queryable rows up with the batches. They are for finding entries only and can be thrown
 * away and built again; several instances may build them at once.
 */
export function createProjection({ store, logger }: Dependencies) {
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;
  let alarmed = false;

  async function run(): Promise<void> {
    let expected = await store.index.cursor();
    for (;;) {
      const batches = await store.batches.list(expected, BATCHES_AT_ONCE);
      for (const batch of batches) {
        const rows = rowsOf(batch, expected);
        if (!rows) return;
        await store.index.add(rows);
        expected += rows.length;
      }
      if (batches.length < BATCHES_AT_ONCE) {
        alarmed = false;
        return;
      }
    }
  }

  /** Nothing when the log cannot be read on from here: what lies beyond is never taken for the log. */
  function rowsOf(batch: Batch, expected: number): IndexRow[] | undefined {
    if (batch.firstIndex > expected) {
      alarm({ expected, found: batch.firstIndex }, 'the access log has a hole');
      return undefined;
    }
    try {
      return batch.entries
        .slice(expected - batch.firstIndex)
        .map((bytes, position) => toIndexRow(expected + position, parseEntry(bytes)));
    } catch (error) {
      alarm({ err: error, expected }, 'the access log holds what is not an entry');
      return undefined;
    }
  }

  function alarm(details: object, message: string): void {
    if (!alarmed) logger.error(details, message);
    alarmed = true;
  }

  /** A run under way may already have passed by what the caller wants to find: it needs the next one. */
  const catchUp = (): Promise<void> => {
    queued ??= running
      .catch(() => undefined) // its own callers have been told
      .then(() => {
        running = run();
        queued = undefined;
        return running;
      });
    return queued;
  };

  return {
    /** Resolves when everything that was durable at the time of the call can be found. */
    catchUp,
    /** False while the log has a hole or an entry that cannot be read. */
    isHealthy: () => !alarmed,
  };
}
export type Projection = ReturnType<typeof createProjection>;

export function toIndexRow(index: number, entry: AccessEntry): IndexRow {
  return {
    index,
    id: entry.id,
    time: entry.time,
    action: entry.action,
    actorId: entry.actor.id,
    actorOrganisation: entry.actor.org,
    actorRole: entry.actor.role,
    objectType: entry.object?.type,
    objectId: entry.object?.id,
    objectOrganisation: entry.object?.org,
    outcome: entry.outcome,
    phase: entry.phase,
    ref: entry.ref,
    reason: entry.reason,
  };
}
