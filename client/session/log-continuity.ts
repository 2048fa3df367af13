import type { Connection } from '../../core/exchange/connection.ts';
import { requireContinuation } from '../../core/exchange/log-continuity.ts';
import {
  openCheckpoint,
  policyOfLog,
  TransparencyError,
  type Checkpoint,
} from '../../core/transparency/index.ts';
import type { KnownLog } from './log-worker/messages.ts';

type Reader = Pick<Connection, 'stream'>;

/**
 * Holds a checkpoint against the remembered one, which comes back as its size; undefined where none is remembered.
 *
 * @throws TransparencyError `E_ROLLBACK` when it is smaller, `E_FORK` when it is not its continuation
 */
export async function continuationOf(
  connection: Reader,
  shown: Checkpoint,
  { vkey, checkpoint: note }: KnownLog,
): Promise<number | undefined> {
  if (note === undefined) return undefined;
  // Enough witnesses had cosigned it when it was remembered.
  const known = await openCheckpoint(note, policyOfLog(vkey));
  if (shown.size < known.size) {
    throw new TransparencyError('E_ROLLBACK', { where: `${shown.size} < ${known.size}` });
  }
  await requireContinuation(connection, known, shown);
  return known.size;
}
