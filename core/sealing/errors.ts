/** Every way in which sealing can refuse. Codes are stable: adding one is compatible, renaming or reusing one is not. */
export const SEALING_ERROR_CODES = [
  // Keys given to us.
  'not-a-key',
  'several-keys',
  'private-key-given',
  'key-too-large',
  'invalid-key',
  'weak-key',
  'key-not-yet-valid',
  'key-expired',
  'key-revoked',
  'no-encryption-subkey',
  'cannot-sign',
  'fingerprint-mismatch',
  // Passphrases and unlocked keys.
  'weak-passphrase',
  'wrong-passphrase',
  'key-forgotten',
  'no-decryption-key',
  // Messages and statements.
  'not-openpgp',
  'unsupported-format',
  'altered',
  'no-recipients',
  'recipient-cannot-read-format',
  'content-too-large',
  'file-too-large-for-gnupg',
] as const;

export type SealingErrorCode = (typeof SEALING_ERROR_CODES)[number];

/**
 * The only error this module throws on purpose. Its message is its code: texts for people are the catalogue's
 * business, and nothing of a key, passphrase or plaintext may reach a log through an error.
 */
export class SealingError extends Error {
  override readonly name = 'SealingError';
  readonly code: SealingErrorCode;

  constructor(code: SealingErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
