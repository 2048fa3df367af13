/** Sizes that client and server must agree on, in bytes unless the name says otherwise. */

/** Sealed files travel in parts of exactly this size; only the last may be shorter. */
export const PART_SIZE = 8 * 1024 * 1024;

/** Largest SEIPDv1 (GnuPG-compatible) body: it must be buffered whole to be opened safely. */
export const MAX_GNUPG_BODY = 200 * 1000 * 1000;

/** Largest body in AEAD mode OCB, which browsers decrypt at a few MB/s. */
export const MAX_OCB_BODY = 20 * 1000 * 1000;

/** Largest sealed record or remark, as ciphertext. */
export const MAX_SEALED_CONTENT = 1024 * 1024;

/** Largest sealed descriptor of a file, as ciphertext; a page of a list carries up to a hundred. */
export const MAX_SEALED_DESCRIPTOR = 16 * 1024;

/** Most organisations one item may be sealed to. */
export const MAX_RECIPIENTS = 32;

/** Largest OpenPGP key accepted, armored. */
export const MAX_ARMORED_KEY = 64 * 1024;

/** JSON body of a request that carries a public key and its locked private part. */
export const MAX_KEY_JSON_BODY = 3 * MAX_ARMORED_KEY;

/** Largest key grant, armored: an organisation's private key as a signed message. */
export const MAX_ARMORED_GRANT = 64 * 1024;

/** Most grants in one request, in items. */
export const MAX_GRANTS = 1_000;

/** All keys that one member or one organisation ever published, as the server keeps them. */
export const MAX_KEYRING = 4 * 1024 * 1024;

/** Largest JSON body of an ordinary request. */
export const MAX_JSON_BODY = 64 * 1024;

/** JSON body of a request that carries sealed content: base64 costs a third, and key packets come along. */
export const MAX_SEALED_JSON_BODY = 3 * 1024 * 1024;
