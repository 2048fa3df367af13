import type { LogEvidence } from '../contracts/log-evidence.ts';
import type { ReceiptResponse } from '../contracts/receipts.ts';
import {
  createTreeHasher,
  fromBase64,
  policyOfLog,
  sha256,
  TransparencyError,
  verifyProof,
  verifyReceipt,
  type VerifiedCheckpoint,
  type VerifiedReceipt,
} from '../transparency/index.ts';
import type { Connection } from './connection.ts';
import { requireOneLog } from './log-continuity.ts';

type Reader = Pick<Connection, 'stream' | 'log'>;
const hasher = createTreeHasher(sha256);

/**
 * Verifies that the log which the caller knows holds an entry: under the key that is known (on first use, the one that
 * the portal names), in a tree that continues what was seen before. What is seen is remembered.
 *
 * @throws TransparencyError `E_MISSING` while there is no proof yet; `E_SIGNATURE` when the portal names another key than
 *   the known one; `E_FORK`; and whatever `verifyProof` throws
 */
export async function verifyEvidence(
  connection: Reader,
  { entry, proof, vkey }: Pick<LogEvidence, 'entry' | 'proof' | 'vkey'>,
): Promise<VerifiedCheckpoint> {
  return inKnownLog(connection, vkey, async () => {
    if (proof === undefined) throw new TransparencyError('E_MISSING', { where: 'proof' });
    const bytes = fromBase64(entry) ?? new Uint8Array();
    return verifyProof(hasher, proof, bytes, policyOfLog(vkey));
  }).then(({ checkpoint }) => checkpoint);
}

/** The same of a receipt. @throws TransparencyError as `verifyEvidence`, and whatever `verifyReceipt` throws */
export async function verifyKnownReceipt(
  connection: Reader,
  receipt: ReceiptResponse,
): Promise<VerifiedReceipt> {
  const { vkey, proof } = receipt;
  return inKnownLog(connection, vkey, async () => {
    if (proof === undefined) throw new TransparencyError('E_MISSING', { where: 'proof' });
    return verifyReceipt(hasher, receipt, policyOfLog(vkey));
  });
}

async function inKnownLog<Verified extends { readonly checkpoint: VerifiedCheckpoint }>(
  connection: Reader,
  vkey: string,
  verify: () => Promise<Verified>,
): Promise<Verified> {
  const { log } = connection;
  const known = (await log.find()) ?? { vkey };
  if (known.vkey !== vkey) throw new TransparencyError('E_SIGNATURE', { where: 'vkey' });
  const verified = await verify();
  await requireOneLog(connection, verified.checkpoint, known);
  await log.meet(vkey);
  await log.rememberCheckpoint(vkey, verified.checkpoint);
  return verified;
}
