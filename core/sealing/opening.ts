import { decrypt, readMessage, type DecryptMessageResult, type PublicKey } from 'openpgp';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { unwrapSessionKey } from './session-keys.ts';
import { toleratingClocks } from './signatures.ts';
import type { UnlockedKey } from './unlocked-key.ts';

export interface BodyToOpen<Body extends Uint8Array | ReadableStream<Uint8Array>> {
  keyPackets: Uint8Array;
  seipdVersion: number;
  body: Body;
  decryptionKeys: readonly UnlockedKey[];
  verificationKeys: PublicKey[];
  maxUnpacked?: number;
}

/**
 * Opens an encrypted-data packet. The session key is unwrapped first and apart, so that "not for me" and "altered"
 * are never confused.
 *
 * @throws SealingError `no-decryption-key`, `unsupported-format`, `altered`
 */
export async function openBody<Body extends Uint8Array | ReadableStream<Uint8Array>>({
  keyPackets,
  seipdVersion,
  body,
  decryptionKeys,
  verificationKeys,
  maxUnpacked = SEALING_CONFIG.maxDecompressedMessageSize,
}: BodyToOpen<Body>): Promise<DecryptMessageResult> {
  const { data, algorithm } = await unwrapSessionKey({ keyPackets, seipdVersion, decryptionKeys });
  try {
    return await decrypt({
      message: await readMessage({ binaryMessage: body, config: SEALING_CONFIG }),
      // In SEIPDv2 the packet itself names its cipher and this name is not used.
      sessionKeys: { data, algorithm: algorithm ?? 'aes256' },
      verificationKeys,
      format: 'binary',
      date: toleratingClocks(new Date()),
      config: { ...SEALING_CONFIG, maxDecompressedMessageSize: maxUnpacked },
    });
  } catch (cause) {
    throw new SealingError('altered', { cause });
  } finally {
    data.fill(0);
  }
}
