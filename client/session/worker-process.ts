import { proxy, wrap } from 'comlink';
import { atMost } from './at-most.ts';
import { transferSessionErrors } from './error-transfer.ts';
import { removeOpenedFilesOf } from './opened-files.ts';
import { SessionError, type SessionErrorCode } from './session-error.ts';
import type { FullWorkerApi, WorkerEvent } from './worker/life.ts';

transferSessionErrors((error) =>
  error instanceof SessionError ? error : new SessionError('defect', { cause: error }),
);

/** How long a Worker whose keys are forgotten may take to tell the portal what it no longer sends. */
const PARTING_MS = 2_500;

type Start = { readonly accountId: string; readonly onEvent: (event: WorkerEvent) => void };
type Call = (...values: unknown[]) => Promise<unknown>;

/** One life of the Worker. Once ended it answers nobody, its memory is gone, and what it had opened is removed. */
export type WorkerProcess = {
  readonly api: FullWorkerApi;
  readonly isRunning: () => boolean;
  /** The Worker forgets its keys at once, and ends when it has tidied up. */
  readonly end: (code: SessionErrorCode) => void;
  /** Nothing is waited for. */
  readonly kill: (code: SessionErrorCode) => void;
};

export function startWorkerProcess({ accountId, onEvent }: Start): WorkerProcess {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
  const remote = wrap<FullWorkerApi>(worker);
  const owner = crypto.randomUUID();
  const pending = new Set<(error: SessionError) => void>();
  let ended: SessionError | undefined;

  function refuse(code: SessionErrorCode): void {
    if (ended) return;
    ended = new SessionError(code);
    for (const reject of pending) reject(ended);
    pending.clear();
    void removeOpenedFilesOf(owner);
  }
  function kill(code: SessionErrorCode): void {
    refuse(code);
    worker.terminate();
  }
  function end(code: SessionErrorCode): void {
    refuse(code);
    void atMost(PARTING_MS, remote.forget()).then(() => {
      worker.terminate();
    });
  }

  /** Comlink alone would leave a caller waiting for ever for a Worker that is no more. */
  function call(name: keyof FullWorkerApi, values: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended) {
        reject(ended);
        return;
      }
      pending.add(reject);
      const method = remote[name] as Call;
      void method(...values.map(passable))
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  }

  const api = new Proxy({} as FullWorkerApi, {
    get:
      (_target, name) =>
      (...values: unknown[]) =>
        call(name as keyof FullWorkerApi, values),
  });
  const started = api.start({ accountId, owner }, (event) => {
    if (!ended) onEvent(event);
  });
  killUnlessLoaded(worker, started, kill);
  return { api, isRunning: () => !ended, end, kill };
}

function passable(value: unknown): unknown {
  return typeof value === 'function' ? proxy(value) : value;
}

/** A script that could not be fetched shows as an error of the Worker, as faults of a running one do. */
function killUnlessLoaded(
  worker: Worker,
  started: Promise<void>,
  kill: WorkerProcess['kill'],
): void {
  const failed = () => {
    kill('offline');
  };
  worker.addEventListener('error', failed);
  started.then(
    () => {
      worker.removeEventListener('error', failed);
    },
    () => undefined,
  );
}
