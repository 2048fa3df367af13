import type { Connection } from '../../core/exchange/connection.ts';
import {
  bytesEqual,
  createTreeHasher,
  fromBase64,
  openCheckpoint,
  policyOfLog,
  sha256,
  TransparencyError,
  verifyConsistency,
  type Checkpoint,
} from '../../core/transparency/index.ts';
import { readLogText } from './log-reading.ts';
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
  if (shown.size > known.size) await requireConsistency(connection, known, shown);
  else if (!bytesEqual(shown.root, known.root)) {
    throw new TransparencyError('E_FORK', { where: `${known.size}` });
  }
  return known.size;
}

async function requireConsistency(
  connection: Reader,
  known: Checkpoint,
  shown: Checkpoint,
): Promise<void> {
  const path = `consistency?from=${known.size}&to=${shown.size}`;
  const lines = (await readLogText(connection, path)).split('\n').filter((line) => line !== '');
  try {
    verifyConsistency(createTreeHasher(sha256), {
      from: known.size,
      fromRoot: known.root,
      to: shown.size,
      toRoot: shown.root,
      proof: lines.map((line) => fromBase64(line) ?? new Uint8Array()),
    });
  } catch (cause) {
    throw new TransparencyError('E_FORK', { where: `${known.size}`, cause });
  }
}
