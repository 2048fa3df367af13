import { fromBase64, fromDecimal, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { HASH_BYTES, type Hash } from './hashing.ts';

/** What a log asks of a witness: to cosign `note`, a signed checkpoint, coming from the size it knows. */
export type AddCheckpoint = {
  readonly oldSize: number;
  /** RFC 6962 section 2.1.2, from `oldSize` to the size of the checkpoint; empty from size 0. */
  readonly proof: readonly Hash[];
  readonly note: string;
};

const MAX_PROOF_LINES = 63;

/** The body of `POST <submission prefix>/add-checkpoint`, https://c2sp.org/tlog-witness. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  const lines = [`old ${oldSize}`, ...proof.map(toBase64)];
  return `${lines.join('\n')}\n\n${note}`;
}

/** @throws TransparencyError `E_PROOF_FORMAT`; the checkpoint itself is not looked at. */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  const [first = '', ...proofLines] = body.slice(0, Math.max(end, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? fromDecimal(first.slice(4)) : undefined;
  if (oldSize === undefined || proofLines.length > MAX_PROOF_LINES) throw malformed();
  return { oldSize, proof: proofLines.map(hashOf), note: body.slice(end + 2) };
}

function hashOf(line: string): Hash {
  const hash = fromBase64(line);
  if (hash?.length !== HASH_BYTES) throw malformed();
  return hash;
}

const malformed = () => new TransparencyError('E_PROOF_FORMAT');
