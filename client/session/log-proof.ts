import type { Connection } from '../../core/exchange/connection.ts';
import {
  createTreeHasher,
  sha256,
  TransparencyError,
  verifyProof,
  type Cosignature,
  type TransparencyCode,
} from '../../core/transparency/index.ts';
import { continuationOf } from './log-continuity.ts';
import { policyOf } from './log-policy.ts';
import type { KnownLog } from './log-worker/messages.ts';

type Asked = {
  readonly index: number;
  readonly entry: Uint8Array;
  /** A `.tlog-proof` as the portal gave it. */
  readonly proof: string;
  readonly known: KnownLog;
};

export type ProofVerdict =
  | {
      readonly status: 'proven';
      /** Of the tree that the entry is proven to be in. */
      readonly size: number;
      readonly origin: string;
      readonly cosignatures: readonly Cosignature[];
      /** The size of the remembered checkpoint, which this one was found to continue. */
      readonly continues: number | undefined;
    }
  | {
      readonly status: 'refused';
      readonly code: TransparencyCode;
      readonly where: string | undefined;
    };

/**
 * Whether that entry stands at that place in the log which the reader knows: under its key, its witnesses, and as the
 * continuation of what was verified before. Rejects only when the portal cannot be asked.
 */
export async function checkProof(
  connection: Pick<Connection, 'stream'>,
  { index, entry, proof, known }: Asked,
): Promise<ProofVerdict> {
  try {
    const hasher = createTreeHasher(sha256);
    const { index: proven, checkpoint } = await verifyProof(hasher, proof, entry, policyOf(known));
    if (proven !== index) throw new TransparencyError('E_PROOF', { where: `index ${proven}` });
    const { size, origin, cosignatures } = checkpoint;
    const continues = await continuationOf(connection, checkpoint, known);
    return { status: 'proven', size, origin, cosignatures, continues };
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return { status: 'refused', code: error.code, where: error.where };
  }
}
