import { config as libraryDefaults, enums, type Config } from 'openpgp';

/** Largest plaintext that a compressed message made elsewhere may unpack to, in bytes. */
const MAX_UNPACKED = 2 * 1024 ** 3;

/**
 * Passed to every call; the library's global configuration is never changed, so that no other code on the page can
 * be weakened by us or weaken us.
 */
export const SEALING_CONFIG: Readonly<Config> = Object.freeze({
  ...libraryDefaults,
  aeadChunkSizeByte: 12, // 2^(12+6) = 256 KiB: the fastest size that sq, rsop and browsers all read
  preferredAEADAlgorithm: enums.aead.gcm,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  preferredCompressionAlgorithm: enums.compression.uncompressed, // sizes of compressed text leak its content
  maxDecompressedMessageSize: MAX_UNPACKED,
  maxArgon2MemoryExponent: 18, // 256 MiB: a hostile key must not exhaust the reader's memory
  minRSABits: 3072, // 128-bit security, NIST SP 800-57 part 1, table 2
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  allowInsecureDecryptionWithSigningKeys: false,
  allowInsecureVerificationWithReformattedKeys: false,
});

/** Clocks differ: what another machine made up to this many milliseconds in our future counts as made now. */
export const CLOCK_TOLERANCE = 5 * 60 * 1000;
