import { GateRefusal, type GateRefusalCode } from '../../../core/sealing/index.ts';
import type { ProblemCode } from '../../../core/contracts/problem.ts';
import { AppError } from '../../platform/errors.ts';

/** Complete by type: a refusal that has no problem of its own does not compile. */
export const problemOfRefusal: Readonly<Record<GateRefusalCode, ProblemCode>> = {
  empty: 'SEALED_EMPTY',
  truncated: 'SEALED_TRUNCATED',
  armored: 'SEALED_ARMORED',
  'not-openpgp': 'SEALED_NOT_OPENPGP',
  'plaintext-literal': 'SEALED_PLAINTEXT_LITERAL',
  'signed-plaintext': 'SEALED_SIGNED_PLAINTEXT',
  'compressed-plaintext': 'SEALED_COMPRESSED_PLAINTEXT',
  'secret-key': 'SEALED_SECRET_KEY',
  'public-key': 'SEALED_PUBLIC_KEY',
  'password-encrypted': 'SEALED_PASSWORD_ENCRYPTED',
  'no-integrity-protection': 'SEALED_NO_INTEGRITY_PROTECTION',
  'aead-librepgp': 'SEALED_AEAD_LIBREPGP',
  'padding-packet': 'SEALED_PADDING_PACKET',
  'marker-packet': 'SEALED_MARKER_PACKET',
  'unknown-packet': 'SEALED_UNKNOWN_PACKET',
  'no-key-packet': 'SEALED_NO_KEY_PACKET',
  'unexpected-key-packet': 'SEALED_UNEXPECTED_KEY_PACKET',
  'too-many-key-packets': 'SEALED_TOO_MANY_KEY_PACKETS',
  'bad-key-packet-length': 'SEALED_BAD_KEY_PACKET_LENGTH',
  'key-packet-malformed': 'SEALED_KEY_PACKET_MALFORMED',
  'key-packet-version-mismatch': 'SEALED_KEY_PACKET_VERSION_MISMATCH',
  'key-packet-algorithm': 'SEALED_KEY_PACKET_ALGORITHM',
  'anonymous-recipient': 'SEALED_ANONYMOUS_RECIPIENT',
  'duplicate-recipient': 'SEALED_DUPLICATE_RECIPIENT',
  'recipient-missing': 'SEALED_RECIPIENT_MISSING',
  'recipient-unexpected': 'SEALED_RECIPIENT_UNEXPECTED',
  'partial-length-not-allowed': 'SEALED_PARTIAL_LENGTH_NOT_ALLOWED',
  'bad-partial-length': 'SEALED_BAD_PARTIAL_LENGTH',
  'body-version': 'SEALED_BODY_VERSION',
  'body-cipher': 'SEALED_BODY_CIPHER',
  'body-aead': 'SEALED_BODY_AEAD',
  'body-chunk-size': 'SEALED_BODY_CHUNK_SIZE',
  'body-too-small': 'SEALED_BODY_TOO_SMALL',
  'too-large': 'SEALED_TOO_LARGE',
  'gnupg-too-large': 'SEALED_GNUPG_TOO_LARGE',
  'ocb-too-large': 'SEALED_OCB_TOO_LARGE',
  'trailing-data': 'SEALED_TRAILING_DATA',
  'looks-like-plaintext': 'SEALED_LOOKS_LIKE_PLAINTEXT',
};

/** Why small sealed content may be refused on its way in. */
export const sealedContentProblems: readonly ProblemCode[] = [
  ...Object.values(problemOfRefusal),
  'RECIPIENT_HAS_NO_KEY',
  'RECIPIENT_CANNOT_READ_FORMAT',
];

/** Anything but a refusal of the gate comes back as it is. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof GateRefusal)) return error;
  return new AppError(problemOfRefusal[error.code], { cause: error });
}
