import { SEALING_CONFIG } from './openpgp-config.ts';
import { parsePrivateKey } from './private-key.ts';

export interface LockedKeyFacts {
  /** Lowercase hexadecimal fingerprint of the primary key. */
  readonly fingerprint: string;
  /** False when the secret of the key or of any subkey lies open: a string-to-key usage octet of 0, RFC 9580 section 5.5.3. */
  readonly isLocked: boolean;
  /** The key armored anew: nothing beside its own packets. */
  readonly armoredLockedPrivateKey: string;
}

/**
 * Tells whether every secret of an armored private key is under a passphrase, without knowing it. How good the
 * passphrase is, or whether it opens the key at all, cannot be told.
 *
 * @throws SealingError `not-a-key`, `several-keys`, `key-too-large`
 */
export async function inspectLockedKey({
  armoredLockedPrivateKey,
}: {
  armoredLockedPrivateKey: string;
}): Promise<LockedKeyFacts> {
  const key = await parsePrivateKey(armoredLockedPrivateKey);
  return {
    fingerprint: key.getFingerprint(),
    isLocked: key.getKeys().every(({ keyPacket }) => !keyPacket.isDecrypted()),
    armoredLockedPrivateKey: key.armor(SEALING_CONFIG),
  };
}
