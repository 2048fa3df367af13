import { proxy, wrap } from 'comlink';
import { transferSessionErrors } from './error-transfer.ts';
import { removeOpenedFilesOf } from './opened-files.ts';
import { SessionError, type SessionErrorCode } from './session-error.ts';
import type { FullWorkerApi, WorkerEvent } from './worker/life.ts';

transferSessionErrors((error) =>
  error instanceof SessionError ? error : new SessionError('defect', { cause: error }),
);

type Start = { readonly accountId: string; readonly onEvent: (event: WorkerEvent) => void };
type Call = (...values: unknown[]) => Promise<unknown>;

/** One life of the Worker. Once stopped, its memory is gone, what it had opened is removed, and it answers nobody. */
export type WorkerProcess = {
  readonly api: FullWorkerApi;
  readonly isRunning: () => boolean;
  readonly stop: (code: SessionErrorCode) => void;
};

export function startWorkerProcess({ accountId, onEvent }: Start): WorkerProcess {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
  const remote = wrap<FullWorkerApi>(worker);
  const owner = crypto.randomUUID();
  const pending = new Set<(error: SessionError) => void>();
  let ended: SessionError | undefined;

  function stop(code: SessionErrorCode): void {
    if (ended) return;
    ended = new SessionError(code);
    worker.terminate();
    for (const reject of pending) reject(ended);
    pending.clear();
    void removeOpenedFilesOf(owner);
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
  const started = api.start({ accountId, owner }, onEvent);
  stopUnlessLoaded(worker, started, stop);
  return { api, isRunning: () => !ended, stop };
}

/** A script that could not be fetched shows as an error of the Worker, as faults of a running one do. */
function stopUnlessLoaded(
  worker: Worker,
  started: Promise<void>,
  stop: WorkerProcess['stop'],
): void {
  const failed = () => {
    stop('offline');
  };
  worker.addEventListener('error', failed);
  started.then(
    () => {
      worker.removeEventListener('error', failed);
    },
    () => undefined,
  );
}

function passable(value: unknown): unknown {
  return typeof value === 'function' ? proxy(value) : value;
}
