import { AppError } from '../../../platform/errors.ts';
import type { AccessLogStore } from './access-log-store.ts';

/** Whatever goes wrong in the store is one thing to everybody else: the log is not available. */
export function failClosed(store: AccessLogStore): AccessLogStore {
  return {
    batches: guarded(store.batches),
    privateData: guarded(store.privateData),
    index: guarded(store.index),
    rows: guarded(store.rows),
    tiles: guarded(store.tiles),
    checkpoints: guarded(store.checkpoints),
    alarms: guarded(store.alarms),
  };
}

function guarded<Port extends object>(port: Port): Port {
  const methods = Object.entries(port).map(([name, method]) => [
    name,
    async (...values: unknown[]) => {
      try {
        return await (method as (...values: unknown[]) => Promise<unknown>)(...values);
      } catch (cause) {
        throw new AppError('LOG_UNAVAILABLE', { cause });
      }
    },
  ]);
  return Object.fromEntries(methods) as Port;
}
