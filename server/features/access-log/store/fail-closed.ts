import { AppError } from '../../../platform/errors.ts';
import type { AccessLogStore } from './access-log-store.ts';

/** Whatever goes wrong in the store is one thing to everybody else: the log is not available. */
export function failClosed({ batches, privateData, index }: AccessLogStore): AccessLogStore {
  return {
    batches: guarded(batches),
    privateData: guarded(privateData),
    index: guarded(index),
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
