import { fromBase64, fromDecimal, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { HASH_BYTES, type RootHash } from './hashing.ts';

/** The head of a log's tree: C2SP tlog-checkpoint. */
export type Checkpoint = {
  /** Identity of the log. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  readonly root: RootHash;
};

/** The text of the note; extension lines are never written. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${String(size)}\n${toBase64(root)}\n`;
}

/**
 * Reads the text of a note. Extension lines are let pass, as the format asks, and mean nothing here.
 *
 * @throws TransparencyError `E_CHECKPOINT`, also for a size beyond 2^53 - 1.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const rest = lines.pop();
  const [origin = '', sizeLine = '', rootLine = ''] = lines;
  const size = fromDecimal(sizeLine);
  const root = fromBase64(rootLine);
  if (rest !== '' || lines.includes('') || size === undefined || root?.length !== HASH_BYTES)
    throw new TransparencyError('E_CHECKPOINT');
  return { origin, size, root: root as Uint8Array as RootHash };
}
