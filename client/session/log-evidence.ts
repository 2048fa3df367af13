import type { LogEvidence } from '../../core/contracts/log-evidence.ts';
import type { ReceiptResponse } from '../../core/contracts/receipts.ts';
import type { Connection } from '../../core/exchange/connection.ts';
import { verifyEvidence, verifyKnownReceipt } from '../../core/exchange/evidence.ts';
import { TransparencyError, type TransparencyCode } from '../../core/transparency/index.ts';
import { createLogAudit } from './log-audit.ts';
import { createLogTrust } from './log-trust.ts';

export type EvidenceVerdict =
  /** `size`: entries of the signed tree that holds it. */
  | { readonly status: 'proven'; readonly size: number }
  | { readonly status: 'unsigned' }
  | { readonly status: 'refused'; readonly code: TransparencyCode; readonly where?: string };

type Evidence = Pick<LogEvidence, 'index' | 'entry' | 'proof' | 'vkey'>;
type Portal = Pick<Connection, 'stream'>;

/**
 * What the portal shows of the log, held against the log that this browser knows. What is refused raises an alarm that
 * stays. Rejects only when the portal cannot be asked.
 */
export function createEvidenceCheck(connection: Portal, accountId: string) {
  const reader = { stream: connection.stream, log: createLogTrust(accountId) };

  async function judged(
    { index, proof }: Evidence,
    verify: () => Promise<{ readonly size: number }>,
  ): Promise<EvidenceVerdict> {
    try {
      return { status: 'proven', size: (await verify()).size };
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      const { code, where } = error;
      if (code === 'E_MISSING') return { status: 'unsigned' };
      const place = where === undefined ? `${index}` : `${index}: ${where}`;
      const alarm = { code, where: place, raisedAt: new Date() };
      await createLogAudit(accountId).raise({ ...alarm, shown: proof });
      return { status: 'refused', code, where: place };
    }
  }

  return {
    check: (evidence: Evidence) => judged(evidence, () => verifyEvidence(reader, evidence)),
    checkReceipt: (receipt: ReceiptResponse) =>
      judged(receipt, async () => (await verifyKnownReceipt(reader, receipt)).checkpoint),
  };
}
