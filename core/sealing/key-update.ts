import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { parsePublicKey } from './public-key.ts';

/**
 * Joins two copies of one public key: what either says stays said. An update alone would not do: signatures made
 * before it no longer verify on the newer copy of a key whose validity was extended, and a revocation could be undone.
 *
 * @returns the joined key, armored; whether it may be used is for `inspectPublicKey`
 * @throws SealingError `fingerprint-mismatch` when they are different keys, and what makes either unreadable
 */
export async function mergePublicKeys({
  known,
  update,
  at,
}: {
  known: string;
  update: string;
  at: Date;
}): Promise<string> {
  const [key, newer] = await Promise.all([parsePublicKey(known), parsePublicKey(update)]);
  if (key.getFingerprint() !== newer.getFingerprint()) {
    throw new SealingError('fingerprint-mismatch');
  }
  return (await key.update(newer, at, SEALING_CONFIG)).armor(SEALING_CONFIG);
}
