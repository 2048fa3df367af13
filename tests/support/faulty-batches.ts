import type { AccessLogStore } from '../../server/features/access-log/index.ts';

type BatchStore = AccessLogStore['batches'];

/**
 * A store on a bad line. In turn, an insert is done but its reply is lost; is lost itself; or is
 * reported lost and arrives later, just before the writer tries again.
 */
export function withFaults(inner: BatchStore, every: number) {
  let inserts = 0;
  let faults = 0;
  let heads = 0;
  let onTheWay: (() => Promise<void>) | undefined;

  const batches: BatchStore = {
    ...inner,
    head() {
      heads += 1;
      return inner.head();
    },
    async insert(batch, privateRows) {
      inserts += 1;
      const late = onTheWay;
      onTheWay = undefined;
      if (late) await late().catch(() => undefined); // a late insert may find its place taken
      if (inserts % every !== 0) {
        await inner.insert(batch, privateRows);
        return;
      }
      faults += 1;
      if (faults % 3 === 0) await inner.insert(batch, privateRows);
      if (faults % 3 === 1) onTheWay = () => inner.insert(batch, privateRows);
      throw new Error('connection reset');
    },
  };
  return { batches, rate: () => faults / inserts, heads: () => heads };
}

/** A store that can be switched off: nothing is answered but errors. */
export function withSwitch(inner: BatchStore) {
  let down = false;
  let inserted: () => void = () => undefined;
  const requireUp = () => {
    if (down) throw new Error('connection refused');
  };
  const batches: BatchStore = {
    ...inner,
    async find(firstIndex) {
      requireUp();
      return inner.find(firstIndex);
    },
    async insert(batch, privateRows) {
      requireUp();
      await inner.insert(batch, privateRows);
      inserted();
    },
  };
  return {
    batches,
    switchOff: () => {
      down = true;
    },
    /** Resolves after the next insert. */
    switchOn: (): Promise<void> => {
      down = false;
      return new Promise((resolve) => {
        inserted = resolve;
      });
    },
  };
}

/** A store that holds every insert back until it is let go. */
export function withBrake(inner: BatchStore) {
  const held = Promise.withResolvers<undefined>();
  const brake = Promise.withResolvers<undefined>();
  const inserted = Promise.withResolvers<undefined>();
  const batches: BatchStore = {
    ...inner,
    async insert(batch, privateRows) {
      held.resolve(undefined);
      await brake.promise;
      await inner.insert(batch, privateRows);
      inserted.resolve(undefined);
    },
  };
  return {
    batches,
    /** Resolves when the first insert is held. */
    held: held.promise,
    /** Resolves after the first insert. */
    release: (): Promise<unknown> => {
      brake.resolve(undefined);
      return inserted.promise;
    },
  };
}
