import { AccessEntry } from '../contracts/access-log.ts';
import { LogEvidence } from '../contracts/log-evidence.ts';
import { sha256Hex } from '../sealing/index.ts';
import { parseCanonical, TransparencyError } from '../transparency/index.ts';
import { decodeBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import { verifyEvidence } from './evidence.ts';
import type { LogMemory } from './log-memory.ts';
import { ProblemError } from './problem-error.ts';

/**
 * `KEY_NOT_IN_LOG`: no entry says that this key was published, or none that the log holds.
 * `KEY_NOT_YET_IN_LOG`: no signed checkpoint reaches its entry so far; worth another try.
 * `LOG_NOT_THE_KNOWN_ONE`: another key signs the log, or it does not continue what was seen of it before.
 */
export type PublicationFault = 'KEY_NOT_IN_LOG' | 'KEY_NOT_YET_IN_LOG' | 'LOG_NOT_THE_KNOWN_ONE';

/** The access log does not show that an offered key was published: nothing is sealed to it. */
export class PublicationError extends Error {
  override readonly name = 'PublicationError';
  readonly code: PublicationFault;

  constructor(code: PublicationFault, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

type OfferedKey = {
  readonly organisationId: string;
  readonly fingerprint: string;
  readonly armoredPublicKey: string;
};

/** What a log holds it holds for ever: by the memory of the log, the keys that were proven to be in it. */
const proven = new WeakMap<LogMemory, Set<string>>();

/**
 * Requires that the publication of this very key stands in the access log, so that its owner and every auditor see it.
 * A key that was given to one sender alone cannot be made to stand there unseen.
 *
 * @throws PublicationError
 */
export async function requirePublished(connection: Connection, key: OfferedKey): Promise<void> {
  const digest = await sha256Hex(new TextEncoder().encode(key.armoredPublicKey));
  const known = proven.get(connection.log) ?? new Set();
  proven.set(connection.log, known);
  const name = `${key.organisationId} ${digest}`;
  if (known.has(name)) return;
  const evidence = await evidenceOf(connection, key);
  if (!isPublication(decodeBase64(evidence.entry), key.organisationId, digest)) {
    throw new PublicationError('KEY_NOT_IN_LOG');
  }
  await verifyEvidence(connection, evidence).catch((cause: unknown) => {
    if (!(cause instanceof TransparencyError)) throw cause;
    throw new PublicationError(publicationFaultOf(cause), { cause });
  });
  known.add(name);
}

async function evidenceOf(connection: Connection, { organisationId, fingerprint }: OfferedKey) {
  const path = `/organisations/${organisationId}/keys/${fingerprint}/publication`;
  return connection.call(LogEvidence, path).catch((cause: unknown) => {
    if (!(cause instanceof ProblemError) || cause.code !== 'NOT_FOUND') throw cause;
    throw new PublicationError('KEY_NOT_IN_LOG', { cause });
  });
}

function isPublication(bytes: Uint8Array, organisationId: string, digest: string): boolean {
  try {
    const { action, outcome, object } = AccessEntry.parse(parseCanonical(bytes));
    return (
      action === 'organisation-key.publish' &&
      outcome === 'success' &&
      object?.type === 'key' &&
      object.org === organisationId &&
      object.digest === digest
    );
  } catch {
    return false;
  }
}

/** Whatever is wrong with the log itself, or with the proof alone. */
function publicationFaultOf({ code }: TransparencyError): PublicationFault {
  if (code === 'E_MISSING') return 'KEY_NOT_YET_IN_LOG';
  const isProof = code === 'E_PROOF' || code === 'E_PROOF_FORMAT';
  return isProof ? 'KEY_NOT_IN_LOG' : 'LOG_NOT_THE_KNOWN_ONE';
}
