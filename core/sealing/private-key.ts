import { readPrivateKeys, type PrivateKey } from 'openpgp';
import { MAX_ARMORED_KEY } from '../contracts/limits.ts';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { holdUnlocked, type UnlockedKey } from './unlocked-key.ts';

/** Parses exactly one private key. @throws SealingError `not-a-key`, `several-keys`, `key-too-large` */
export async function parsePrivateKey(armoredPrivateKey: string): Promise<PrivateKey> {
  if (armoredPrivateKey.length > MAX_ARMORED_KEY) throw new SealingError('key-too-large');
  const blocks = armoredPrivateKey.match(/-----BEGIN PGP/g) ?? [];
  if (blocks.length > 1) throw new SealingError('several-keys');
  const keys = await readPrivateKeys({
    armoredKeys: armoredPrivateKey,
    config: SEALING_CONFIG,
  }).catch((cause: unknown) => {
    throw new SealingError('not-a-key', { cause });
  });
  const [key] = keys;
  if (!key) throw new SealingError('not-a-key');
  if (keys.length > 1) throw new SealingError('several-keys');
  return key;
}

/**
 * A key without a passphrase carries no checksum that a forger could not make: that its secret belongs to its public
 * part is checked here, as the library does when it unlocks.
 */
export async function holdUnprotected(privateKey: PrivateKey): Promise<UnlockedKey> {
  try {
    for (const { keyPacket } of privateKey.getKeys()) {
      if ('validate' in keyPacket) await keyPacket.validate();
    }
  } catch (cause) {
    throw new SealingError('invalid-key', { cause });
  }
  return holdUnlocked(privateKey);
}
