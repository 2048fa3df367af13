import {
  createTreeHasher,
  fromBase64,
  openCheckpoint,
  policyOfLog,
  sha256,
  TransparencyError,
  verifyConsistency,
  type Checkpoint,
  type VerifiedCheckpoint,
} from '../transparency/index.ts';
import type { Connection } from './connection.ts';
import type { KnownLog } from './log-memory.ts';
import { ConnectionError } from './problem-error.ts';

type Reader = Pick<Connection, 'stream'>;

/**
 * Requires that a checkpoint and the remembered one are of one and the same log. The portal may answer with one that is
 * somewhat older than what was seen before, as long as the newer one continues it.
 *
 * @throws TransparencyError `E_FORK`
 */
export async function requireOneLog(
  connection: Reader,
  shown: VerifiedCheckpoint,
  { vkey, checkpoint }: KnownLog,
): Promise<void> {
  if (!checkpoint) return;
  const known = await openCheckpoint(checkpoint.note, policyOfLog(vkey));
  const [older, newer] = shown.size < known.size ? [shown, known] : [known, shown];
  await requireContinuation(connection, older, newer);
}

/**
 * Has the portal prove that one checkpoint of a log continues another.
 *
 * @throws TransparencyError `E_FORK`
 */
export async function requireContinuation(
  connection: Reader,
  older: Checkpoint,
  newer: Checkpoint,
): Promise<void> {
  const [from, to] = [older.size, newer.size];
  if (from === 0) return;
  const proof = from === to ? [] : await consistencyOf(connection, from, to);
  try {
    const roots = { fromRoot: older.root, toRoot: newer.root };
    verifyConsistency(createTreeHasher(sha256), { from, to, ...roots, proof });
  } catch (cause) {
    throw new TransparencyError('E_FORK', { where: `${from}`, cause });
  }
}

async function consistencyOf(connection: Reader, from: number, to: number): Promise<Uint8Array[]> {
  const { body } = await connection.stream(`/access-log/consistency?from=${from}&to=${to}`);
  const text = await new Response(body as BodyInit).text().catch((cause: unknown) => {
    throw new ConnectionError('the answer broke off', { cause });
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => fromBase64(line) ?? new Uint8Array());
}
