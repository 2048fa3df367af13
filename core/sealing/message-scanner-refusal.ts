/** Every reason for which the gate refuses a message. Adding one is compatible; renaming or reusing one is not. */
export const gateRefusalCodes = [
  'empty',
  'truncated',
  'armored',
  'not-openpgp',
  'plaintext-literal',
  'signed-plaintext',
  'compressed-plaintext',
  'secret-key',
  'public-key',
  'password-encrypted',
  'no-integrity-protection',
  'aead-librepgp',
  'padding-packet',
  'marker-packet',
  'unknown-packet',
  'no-key-packet',
  'unexpected-key-packet',
  'too-many-key-packets',
  'bad-key-packet-length',
  'key-packet-malformed',
  'key-packet-version-mismatch',
  'key-packet-algorithm',
  'anonymous-recipient',
  'duplicate-recipient',
  'recipient-missing',
  'recipient-unexpected',
  'partial-length-not-allowed',
  'bad-partial-length',
  'body-version',
  'body-cipher',
  'body-aead',
  'body-chunk-size',
  'body-too-small',
  'too-large',
  'gnupg-too-large',
  'ocb-too-large',
  'trailing-data',
  'looks-like-plaintext',
] as const;

export type GateRefusalCode = (typeof gateRefusalCodes)[number];

/** A message that is not what may be stored. The text never holds an octet of the input. */
export class GateRefusal extends Error {
  readonly code: GateRefusalCode;

  constructor(code: GateRefusalCode) {
    super(`The OpenPGP message was refused: ${code}`);
    this.name = 'GateRefusal';
    this.code = code;
  }
}
