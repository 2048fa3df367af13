import { fromBase64, fromUtf8, toHex } from './bytes.ts';
import { parseCanonical, type CanonicalObject } from './canonical.ts';
import { TransparencyError } from './errors.ts';
import type { TreeHasher } from './hashing.ts';
import type { Policy } from './policy.ts';
import { verifyProof } from './proof.ts';
import type { VerificationClock, VerifiedCheckpoint } from './verified-checkpoint.ts';

type Json = Readonly<Record<string, unknown>>;

export type VerifiedReceipt = {
  /** What was received, as the portal wrote it down when it was submitted or sent; see docs/protocol.md. */
  readonly statement: Json;
  /** The entry of the access log that holds the statement's digest. */
  readonly entry: CanonicalObject;
  readonly index: number;
  readonly checkpoint: VerifiedCheckpoint;
};

/** What hands sealed content to another organisation, and the type of what it is done to. */
const receivingActs: ReadonlyMap<unknown, string> = new Map([
  ['submission.submit', 'submission'],
  ['request.send', 'request'],
]);

/**
 * Verifies a receipt as it was downloaded: that its statement is the very one whose digest an entry of the log holds,
 * that this entry says that it was submitted or sent with success, and that the log holds the entry. The key that the receipt names
 * is not believed: the policy says whose checkpoints count.
 *
 * @throws TransparencyError `E_RECEIPT` for what is no receipt, has no proof yet, or whose statement and entry do not
 *   belong together; then whatever `verifyProof` throws
 */
export async function verifyReceipt(
  hasher: TreeHasher,
  receipt: unknown,
  policy: Policy,
  clock?: VerificationClock,
): Promise<VerifiedReceipt> {
  const parts = asObject(receipt, 'receipt');
  const statementBytes = bytesOf(parts, 'statement');
  const entryBytes = bytesOf(parts, 'entry');
  const { proof } = parts;
  if (typeof proof !== 'string') throw new TransparencyError('E_RECEIPT', { where: 'proof' });
  const statement = asObject(
    parsed(() => JSON.parse(fromUtf8(statementBytes) ?? '') as unknown),
    'statement',
  );
  const entry = parsed(() => parseCanonical(entryBytes), 'entry');
  await requireSame(statement, statementBytes, entry);
  return { statement, entry, ...(await verifyProof(hasher, proof, entryBytes, policy, clock)) };
}

/** The entry is about this submission or request, and about this very statement on it. */
async function requireSame(
  { v, type, submissionId }: Json,
  bytes: Uint8Array<ArrayBuffer>,
  { action, outcome, object }: CanonicalObject,
): Promise<void> {
  require(v === 1 && type === 'receipt', 'statement');
  const received = receivingActs.get(action);
  require(received !== undefined && outcome === 'success', 'entry');
  const about = asObject(object, 'entry');
  require(about['type'] === received && about['id'] === submissionId, 'submission');
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  require(about['digest'] === toHex(digest), 'digest');
}

function bytesOf(parts: Json, name: 'statement' | 'entry'): Uint8Array<ArrayBuffer> {
  const text = parts[name];
  const bytes = typeof text === 'string' ? fromBase64(text) : undefined;
  if (!bytes) throw new TransparencyError('E_RECEIPT', { where: name });
  return bytes;
}

function asObject(value: unknown, where: string): Json {
  require(typeof value === 'object' && value !== null && !Array.isArray(value), where);
  return value as Json;
}

function parsed<Value>(parse: () => Value, where = 'statement'): Value {
  try {
    return parse();
  } catch (cause) {
    throw new TransparencyError('E_RECEIPT', { where, cause });
  }
}

function require(condition: boolean, where: string): asserts condition {
  if (!condition) throw new TransparencyError('E_RECEIPT', { where });
}
