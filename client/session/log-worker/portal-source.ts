import type { Connection } from '../../../core/exchange/connection.ts';
import { ProblemError } from '../../../core/exchange/problem-error.ts';
import { retrying } from '../../../core/exchange/retrying.ts';
import type { LogSource } from '../../../core/transparency/index.ts';
import { readLog } from '../log-reading.ts';
import type { Gate } from './gate.ts';

type Surroundings = {
  readonly connection: Pick<Connection, 'stream'>;
  readonly gate: Pick<Gate, 'whenOpen'>;
  readonly onReconnecting: () => void;
};

/** The log as the portal hands it out. A broken line is waited for; what the portal does not have is missing. */
export function createPortalSource({ connection, gate, onReconnecting }: Surroundings): LogSource {
  return {
    async read(path) {
      await gate.whenOpen();
      try {
        return await retrying(() => readLog(connection, path), {
          patient: true,
          onWaiting: onReconnecting,
        });
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }
    },
  };
}
