import { failed, isUnderWay, queued, type Deposit, type QueuedDeposit } from './deposit.ts';
import { createStore } from './store.ts';
import { createTransferRate } from './transfer-rate.ts';
import type { DepositRequest, WorkerApi } from './worker/api.ts';

type Sealer = Pick<WorkerApi, 'deposit' | 'pauseDeposit' | 'resumeDeposit' | 'cancelDeposit'>;
type Dependencies = {
  readonly worker: () => Sealer;
  readonly onDone: (deposit: Deposit) => void;
  readonly now?: () => number;
};

/**
 * The queue of files that are sealed and sent, one at a time. It belongs to the window, not to a page: going from page to
 * page does not touch it. What fails stays in it, so that it can be tried again.
 */
export function createDeposits({ worker, onDone, now = Date.now }: Dependencies) {
  const store = createStore<readonly QueuedDeposit[]>([]);
  const rate = createTransferRate(now);

  const find = (id: string) => store.getSnapshot().find((deposit) => deposit.id === id);

  function change(id: string, changes: Partial<Deposit>): void {
    const changed = (deposit: QueuedDeposit) =>
      deposit.id === id ? { ...deposit, ...changes } : deposit;
    store.set(store.getSnapshot().map(changed));
  }

  async function work({ id, folder, file, keys }: QueuedDeposit): Promise<void> {
    rate.reset();
    change(id, { state: 'sealing' });
    try {
      const { id: fileId } = await worker().deposit({ id, folder, file, keys }, (progress) => {
        report(id, progress);
      });
      const whole = { sealed: file.size, acknowledged: file.size, secondsLeft: undefined };
      change(id, { state: 'done', fileId, ...whole });
      const done = find(id);
      if (done) onDone(done);
    } catch (error) {
      change(id, { ...failed(error), secondsLeft: undefined });
    }
  }

  function report(
    id: string,
    progress: Pick<Deposit, 'state' | 'sealed' | 'acknowledged' | 'total'>,
  ) {
    const deposit = find(id);
    // What was reported last may arrive after the end.
    if (!deposit || !isUnderWay(deposit)) return;
    if (progress.state !== 'sealing') rate.reset();
    const { acknowledged, total } = progress;
    change(id, { ...progress, secondsLeft: rate.secondsLeft({ done: acknowledged, total }) });
  }

  /** A failure of one file is no reason to keep the next one waiting, unless it would fail likewise. */
  async function next(): Promise<void> {
    const all = store.getSnapshot();
    const first = all.find(({ state }) => state === 'waiting');
    if (!first || all.some(isUnderWay)) return;
    await work(first);
    const code = find(first.id)?.code;
    if (code !== 'locked' && code !== 'signed-out') await next();
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: (): readonly Deposit[] => store.getSnapshot(),
    /** Returns the deposit's identifier. */
    add(wanted: Omit<DepositRequest, 'id'>): string {
      const id = crypto.randomUUID();
      store.set([...store.getSnapshot(), queued({ id, ...wanted })]);
      void next();
      return id;
    },
    pause: (id: string): Promise<void> => worker().pauseDeposit(id),
    resume: (id: string): Promise<void> => worker().resumeDeposit(id),
    async cancel(id: string): Promise<void> {
      if (find(id)?.state === 'waiting') change(id, { state: 'cancelled' });
      else await worker().cancelDeposit(id);
    },
    /** From the beginning: what the portal had received was discarded. */
    retry(id: string): void {
      const again = (deposit: QueuedDeposit) => (deposit.id === id ? queued(deposit) : deposit);
      store.set(store.getSnapshot().map(again));
      void next();
    },
    /** Takes what has ended out of the list. */
    dismiss(id: string): void {
      store.set(store.getSnapshot().filter((deposit) => deposit.id !== id || isUnderWay(deposit)));
    },
  };
}
export type Deposits = ReturnType<typeof createDeposits>;

/** Asks before the window closes as long as a file waits or is on its way. Returns how to stop. */
export function warnBeforeClosing({ getSnapshot }: Pick<Deposits, 'getSnapshot'>): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (getSnapshot().some((deposit) => deposit.state === 'waiting' || isUnderWay(deposit))) {
      event.preventDefault();
      // Browsers older than Chrome 119 look at this instead.
      Object.assign(event, { returnValue: '' });
    }
  };
  window.addEventListener('beforeunload', warn);
  return () => {
    window.removeEventListener('beforeunload', warn);
  };
}
