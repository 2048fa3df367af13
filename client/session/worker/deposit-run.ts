import type { Deposit } from '../../../core/exchange/index.ts';
import { SessionError } from '../session-error.ts';
import type { DepositProgress } from './api.ts';
import type { KeyLife } from './key-life.ts';

/** Pages need not be told more often than a person can read. */
const TELL_EVERY_MS = 200;
/** A deposit that waits for its line keeps the keys alive for so long, and no longer. */
const PATIENCE_MS = 60 * 60_000;

type Surroundings = {
  readonly total: number;
  readonly onProgress: (progress: DepositProgress) => void;
  readonly life: Pick<KeyLife, 'signal' | 'tell'>;
  readonly now?: () => number;
};

/** One deposit under way: where it stands, and the means to hold or end it. */
export function createDepositRun({ total, onProgress, life, now = Date.now }: Surroundings) {
  const ending = new AbortController();
  let progress: DepositProgress = { state: 'sealing', sealed: 0, acknowledged: 0, total };
  let opened: { promise: Promise<void>; open: () => void } | undefined;
  let toldAt = 0;
  let progressedAt = now();

  function tell(next: Partial<DepositProgress>): void {
    const changed = next.state !== undefined && next.state !== progress.state;
    progress = { ...progress, ...next };
    if (!changed && now() - toldAt < TELL_EVERY_MS) return;
    toldAt = now();
    onProgress(progress);
    if (changed) life.tell();
  }
  const stop = (reason: SessionError) => {
    ending.abort(reason);
  };
  const locked = () => {
    stop(new SessionError('locked'));
  };
  life.signal.addEventListener('abort', locked);

  const control: Pick<Deposit, 'signal' | 'gate' | 'onProgress' | 'onWaiting'> = {
    signal: ending.signal,
    gate: { whenOpen: () => opened?.promise ?? Promise.resolve() },
    onProgress(bytes) {
      progressedAt = now();
      // Parts that were on their way arrive during a pause as well.
      tell({ ...bytes, state: opened ? 'paused' : 'sealing' });
    },
    onWaiting() {
      if (!opened) tell({ state: 'reconnecting' });
    },
  };

  return {
    control,
    stop,
    isWorking: () => !opened && now() - progressedAt < PATIENCE_MS,
    pause(): void {
      opened ??= gate();
      tell({ state: 'paused' });
    },
    resume(): void {
      opened?.open();
      opened = undefined;
      progressedAt = now();
      tell({ state: 'sealing' });
    },
    end(): void {
      life.signal.removeEventListener('abort', locked);
    },
  };
}
export type DepositRun = ReturnType<typeof createDepositRun>;

function gate(): { promise: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
