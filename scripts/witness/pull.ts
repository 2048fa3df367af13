import {
  fromBase64,
  parseCheckpoint,
  parseNote,
  TransparencyError,
  type Hash,
  type TransparencyCode,
} from '../../core/transparency/index.ts';
import type { Witness } from './witness.ts';

type Dependencies = {
  /** Where the log's `checkpoint` is, without a slash at the end. */
  readonly log: string;
  readonly witness: Witness;
  /** What the portal calls itself, where it is reached under another address. */
  readonly origin?: string;
};

/** Milliseconds. */
const TIMEOUT = 10_000;
const refusals = { 400: 'E_CHECKPOINT', 403: 'E_SIGNATURE', 404: 'E_ORIGIN' } as const;

/**
 * For a witness that nobody outside can reach: fetches the latest checkpoint and its proof, cosigns, and hands the
 * cosignature in. Resolves with the size that was cosigned.
 *
 * @throws TransparencyError `E_ROLLBACK` and `E_FORK` for a log that did not only grow, `E_ORIGIN`, `E_SIGNATURE` and
 *   `E_CHECKPOINT` for what is none of the logs that it witnesses; Error when the portal does not answer as it should
 */
export async function pullOnce({
  log,
  witness,
  origin: portal = new URL(log).origin,
}: Dependencies): Promise<number> {
  // The newest: what others are given to trust is only what enough witnesses have cosigned already.
  const note = await textOf(`${log}/checkpoint?newest=true`);
  const { origin, size } = parseCheckpoint(parseNote(note).text);
  const oldSize = witness.sizeOf(origin);
  const where = `${origin}: size ${size} after ${oldSize}`;
  if (size < oldSize) throw new TransparencyError('E_ROLLBACK', { where });
  const proof = 0 < oldSize && oldSize < size ? await proofFrom(log, oldSize, size) : [];
  const answer = await witness.addCheckpoint({ oldSize, proof, note });
  if (answer.status !== 200) throw new TransparencyError(codeOf(answer.status), { where });
  await handIn(log, portal, { size, cosignature: answer.cosignature });
  return size;
}

/** 409: another tree of the same size. 422: a tree that does not continue the one before, or a wrong proof. */
function codeOf(status: 400 | 403 | 404 | 409 | 422): TransparencyCode {
  return status === 409 || status === 422 ? 'E_FORK' : refusals[status];
}

async function proofFrom(log: string, from: number, to: number): Promise<Hash[]> {
  const text = await textOf(`${log}/consistency?from=${from}&to=${to}`);
  return text.split('\n').slice(0, -1).map(hashOf);
}

function hashOf(line: string): Hash {
  const hash = fromBase64(line);
  if (!hash) throw new TransparencyError('E_PROOF_FORMAT');
  return hash;
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

async function handIn(
  log: string,
  portal: string,
  cosignature: { size: number; cosignature: string },
): Promise<void> {
  const response = await fetch(`${log}/cosignatures`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: portal },
    body: JSON.stringify(cosignature),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) throw new Error(`${log}/cosignatures answered ${response.status}`);
}
