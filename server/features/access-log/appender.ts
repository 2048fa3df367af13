import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Batch, BatchStore, PrivateRow } from './store/access-log-store.ts';

/** An entry on its way. `toBytes` is called once, with the entry's place in the writer's chain. */
export type Submission = {
  readonly toBytes: (position: AccessEntry['w']) => Uint8Array;
  readonly privateRow?: PrivateRow;
};

type Waiting = {
  readonly bytes: Uint8Array;
  readonly privateRow: PrivateRow | undefined;
  readonly resolve: (index: number) => void;
  readonly reject: (error: AppError) => void;
};

type Dependencies = {
  readonly batches: BatchStore;
  readonly logger: Logger;
  readonly instanceId: string;
  /** Called after each batch that became durable. */
  readonly onAppended?: () => void;
  /** Milliseconds that a batch may take before everybody who waits is refused. */
  readonly deadline?: number;
};

/** 1,024 entries of at most 4,096 bytes keep a batch below 4 MiB. */
const MAX_BATCH = 1_024;
const MAX_WAITING = 4_096;
/** Milliseconds in which concurrent entries gather into the first batch after a pause. */
const LINGER = 2;
const FIRST_RETRY = 20;
const LAST_RETRY = 1_000;

/**
 * Writes entries in batches, one batch at a time, in the order of submission. The index of a batch's
 * first entry is its identity in the store, so a batch either continues the log exactly where the
 * writer believes it ends or is not written, and several writers need no other agreement.
 *
 * [Note: unknown outcomes] After a failed insert the batch may still be there or still arrive. So it is
 * tried again at the same index, and moves on only when another writer's batch is known to be there:
 * exactly once, whatever the network does. Once accepted, an entry is therefore never given up while
 * the process lives, even when its caller has been refused: an entry without its act is a false alarm,
 * an act without its entry is what must not happen.
 */
export function createAppender({
  batches,
  logger,
  instanceId,
  onAppended,
  deadline = 5_000,
}: Dependencies) {
  const writer = { instance: instanceId, boot: randomBytes(16).toString('base64url') };
  const queue: Waiting[] = [];
  let submitted = 0;
  let inFlight: readonly Waiting[] = [];
  let running = false;
  let overdue = false;
  let closed = false;
  // Only from an own acknowledged insert, a linearizable read of a known index, or the durable head.
  let next: number | undefined;

  function append({ toBytes, privateRow }: Submission): Promise<number> {
    return new Promise((resolve, reject) => {
      if (closed || overdue || queue.length + inFlight.length >= MAX_WAITING) {
        throw new AppError('LOG_UNAVAILABLE');
      }
      const bytes = toBytes({ boot: writer.boot, n: submitted });
      submitted += 1;
      queue.push({ bytes, privateRow, resolve, reject });
      if (!running) {
        running = true;
        setTimeout(() => void drain(), LINGER);
      }
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      inFlight = queue.splice(0, MAX_BATCH);
      const firstIndex = await write(inFlight);
      if (firstIndex === undefined) break;
      inFlight.forEach(({ resolve }, position) => {
        resolve(firstIndex + position);
      });
      inFlight = [];
      onAppended?.();
    }
    running = false;
  }

  /** Resolves with the first index, or with nothing when the process closes before the store answers. */
  async function write(waiting: readonly Waiting[]): Promise<number | undefined> {
    const batchId = randomBytes(16);
    const entries = waiting.map(({ bytes }) => bytes);
    const privateRows = waiting.flatMap(({ privateRow }) => privateRow ?? []);
    let cause: unknown;
    const alarm = setTimeout(() => {
      refuseAll(cause);
    }, deadline);
    try {
      for (let retry = FIRST_RETRY; ; retry = Math.min(2 * retry, LAST_RETRY)) {
        try {
          next ??= await batches.head();
          const firstIndex = await settle(next, { batchId, writer, entries }, privateRows);
          next = firstIndex + entries.length;
          if (overdue) logger.info('access log answers again');
          overdue = false;
          return firstIndex;
        } catch (error) {
          cause = error;
        }
        if (closed && overdue) return undefined;
        await delay(retry, undefined, { ref: false });
      }
    } finally {
      clearTimeout(alarm);
    }
  }

  /** See [Note: unknown outcomes]. Rejects when the fate of the batch at `next` stays unknown. */
  async function settle(
    start: number,
    batch: Omit<Batch, 'firstIndex'>,
    privateRows: readonly PrivateRow[],
  ): Promise<number> {
    for (let firstIndex = start; ;) {
      try {
        await batches.insert({ ...batch, firstIndex }, privateRows);
        return firstIndex;
      } catch (error) {
        const found = await batches.find(firstIndex);
        if (!found) throw error;
        if (Buffer.compare(found.batchId, batch.batchId) === 0) return firstIndex;
        firstIndex += found.entries.length;
        next = firstIndex;
      }
    }
  }

  function refuseAll(cause: unknown): void {
    overdue = true;
    logger.error({ err: cause }, 'access log does not answer');
    for (const { reject } of [...inFlight, ...queue]) {
      reject(new AppError('LOG_UNAVAILABLE', { cause }));
    }
  }

  return {
    /** Resolves with the entry's index when it is durable; rejects with `LOG_UNAVAILABLE` otherwise. */
    append,
    /** Nothing is accepted any more; what was accepted is still written. */
    close(): void {
      closed = true;
    },
    /** False while the fate of a batch is open beyond its deadline: new entries are refused at once. */
    isHealthy: () => !overdue,
  };
}
export type Appender = ReturnType<typeof createAppender>;
