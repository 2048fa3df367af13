import type { LogAudit } from './log-audit.ts';
import type { LogTrust } from './log-trust.ts';
import type {
  FromVerifier,
  KnownLog,
  RefusedLog,
  ToVerifier,
  VerifiedLog,
} from './log-worker/messages.ts';
import { mayPass, type LogVerification } from './log-verification-state.ts';
import { createStore } from './store.ts';
import { createTransferRate } from './transfer-rate.ts';

type Dependencies = {
  readonly trust: LogTrust;
  readonly audit: LogAudit;
  /** What is remembered, or the alarms, have changed. */
  readonly onLearnt: () => void;
  readonly now?: () => number;
};

/**
 * The whole log recomputed, in a Worker of its own and beside whatever else is done in the window. Only what was
 * verified to its end is remembered; what is refused raises an alarm that stays.
 */
export function createLogVerification({ trust, audit, onLearnt, now = Date.now }: Dependencies) {
  const store = createStore<LogVerification>({ status: 'none' });
  const rate = createTransferRate(now);
  let worker: Worker | undefined;

  function running(change: Partial<Extract<LogVerification, { status: 'running' }>>): void {
    const known = store.getSnapshot();
    const base = known.status === 'running' ? known : { entries: 0 };
    store.set({ ...base, is: 'reading', ...change, status: 'running' });
  }
  function end(state: LogVerification): void {
    worker?.terminate();
    worker = undefined;
    store.set(state);
  }

  async function verified(log: VerifiedLog, vkey: string): Promise<void> {
    const before = (await trust.find())?.checkpoint;
    await trust.rememberCheckpoint(vkey, log);
    onLearnt();
    end({ status: 'verified', log, at: new Date(now()), before });
  }
  async function refused(refusal: RefusedLog, known: KnownLog): Promise<void> {
    const at = new Date(now());
    const { code, where, note: shown } = refusal;
    const evidence = { code, where, raisedAt: at, known: known.checkpoint, shown };
    if (!mayPass(code)) await audit.raise(evidence);
    onLearnt();
    end({ status: 'refused', refusal, at });
  }
  async function hear(message: FromVerifier, known: KnownLog): Promise<void> {
    const state = store.getSnapshot();
    const isPaused = state.status === 'running' && state.is === 'paused';
    if (message.type === 'verified') await verified(message.log, known.vkey);
    else if (message.type === 'refused') await refused(message.refusal, known);
    else if (message.type === 'failed') end({ status: 'failed', ...message });
    else if (message.type === 'reconnecting') running({ is: 'reconnecting' });
    else {
      const { entries: done, total } = message;
      const secondsLeft = isPaused ? undefined : rate.secondsLeft({ done, total });
      running({ is: isPaused ? 'paused' : 'reading', entries: done, total, secondsLeft });
    }
  }
  function send(message: ToVerifier): void {
    worker?.postMessage(message);
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    /** From the beginning. */
    start(known: KnownLog): void {
      worker?.terminate();
      rate.reset();
      store.set({ status: 'running', is: 'reading', entries: 0 });
      worker = startVerifier((message) => void hear(message, known));
      send({ type: 'verify', known });
    },
    pause(): void {
      send({ type: 'pause' });
      rate.reset();
      running({ is: 'paused', secondsLeft: undefined });
    },
    resume(): void {
      send({ type: 'resume' });
      rate.reset();
      running({ is: 'reading' });
    },
    cancel(): void {
      end({ status: 'cancelled' });
    },
  };
}
export type LogVerifier = ReturnType<typeof createLogVerification>;

function startVerifier(hear: (message: FromVerifier) => void): Worker {
  const worker = new Worker(new URL('./log-worker/main.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromVerifier>) => {
    hear(data);
  });
  // A script that could not be fetched shows as an error of the Worker.
  worker.addEventListener('error', () => {
    hear({ type: 'failed', code: 'offline' });
  });
  return worker;
}
