import {
  decryptSessionKeys,
  encryptSessionKey,
  readMessage,
  type DecryptedSessionKey,
  type SessionKey,
} from 'openpgp';
import type { SeipdFacts } from '../contracts/manifest.ts';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { readPublicKey, type UsablePublicKey } from './public-key.ts';
import { privateKeyOf, type UnlockedKey } from './unlocked-key.ts';

/** `default` is SEIPDv2 with AES-256-GCM; `gnupg` is SEIPDv1, which GnuPG 2 reads. */
export type SealingFormat = 'default' | 'gnupg';

/** Whom to seal to: an organisation's public key (or, for a grant, a member's). */
export interface Recipient {
  readonly armoredPublicKey: string;
}

/** The session key, wrapped for one recipient. */
export interface RecipientKeyPacket {
  /** Lowercase hexadecimal fingerprint of the recipient's primary key. */
  readonly fingerprint: string;
  /** One PKESK packet, header included. */
  readonly keyPacket: Uint8Array;
}

/** The clear header that our own bodies carry. */
export const SEIPD_FACTS: Readonly<Record<SealingFormat, SeipdFacts>> = {
  default: { version: 2, cipher: 9, aead: 3, chunkSizeByte: SEALING_CONFIG.aeadChunkSizeByte },
  gnupg: { version: 1 },
};

const CIPHERS = { 7: 'aes128', 8: 'aes192', 9: 'aes256' } as const;
const AEADS = { 1: 'eax', 2: 'ocb', 3: 'gcm' } as const;

/** AES-256 and GCM are named here: left to choose, the library may fall back to OCB, fifty times slower in a browser. */
export function makeSessionKey(format: SealingFormat): SessionKey {
  const data = crypto.getRandomValues(new Uint8Array(32));
  return format === 'gnupg'
    ? { data, algorithm: 'aes256' }
    : { data, algorithm: 'aes256', aeadAlgorithm: 'gcm' };
}

/** @throws SealingError `no-recipients`, `recipient-cannot-read-format`, or for the first recipient that cannot be sealed to */
export async function readRecipients(
  recipients: readonly Recipient[],
  seipdVersion: SeipdFacts['version'],
): Promise<UsablePublicKey[]> {
  if (recipients.length === 0) throw new SealingError('no-recipients');
  const now = new Date();
  const keys = await Promise.all(
    recipients.map(({ armoredPublicKey }) => readPublicKey(armoredPublicKey, now)),
  );
  if (seipdVersion === 2 && !keys.every(({ facts }) => facts.readsSeipd2)) {
    throw new SealingError('recipient-cannot-read-format');
  }
  return keys;
}

export async function wrapSessionKey(
  sessionKey: SessionKey,
  { key, facts }: UsablePublicKey,
): Promise<RecipientKeyPacket> {
  const createdAt = key.getCreationTime();
  const now = new Date();
  const keyPacket = await encryptSessionKey({
    ...sessionKey,
    encryptionKeys: key,
    format: 'binary',
    date: createdAt > now ? createdAt : now,
    config: SEALING_CONFIG,
  });
  return { fingerprint: facts.fingerprint, keyPacket };
}

/** @throws SealingError `no-decryption-key`; `unsupported-format` when packet and body belong to different versions */
export async function unwrapSessionKey({
  keyPackets,
  seipdVersion,
  decryptionKeys,
}: {
  keyPackets: Uint8Array;
  seipdVersion: number;
  decryptionKeys: readonly UnlockedKey[];
}): Promise<DecryptedSessionKey> {
  const privateKeys = decryptionKeys.map(privateKeyOf);
  if (keyPackets.length === 0 || privateKeys.length === 0) {
    throw new SealingError('no-decryption-key');
  }
  const [sessionKey] = await decryptOrRefuse(keyPackets, privateKeys);
  if (!sessionKey) throw new SealingError('no-decryption-key');
  // RFC 9580 section 10.3.2.1 forbids v3 packets in front of SEIPDv2 and v6 in front of SEIPDv1.
  if ((sessionKey.algorithm === null) !== (seipdVersion === 2)) {
    throw new SealingError('unsupported-format');
  }
  return sessionKey;
}

async function decryptOrRefuse(
  keyPackets: Uint8Array,
  privateKeys: ReturnType<typeof privateKeyOf>[],
): Promise<DecryptedSessionKey[]> {
  try {
    const message = await readMessage({ binaryMessage: keyPackets, config: SEALING_CONFIG });
    return await decryptSessionKeys({
      message,
      decryptionKeys: privateKeys,
      config: SEALING_CONFIG,
    });
  } catch (cause) {
    throw new SealingError('no-decryption-key', { cause });
  }
}

/** Completes a session key by what only the body's header knows: a v6 key packet names neither cipher nor mode. */
export function completeSessionKey(key: DecryptedSessionKey, seipd: SeipdFacts): SessionKey {
  if (seipd.version === 2) {
    return { data: key.data, algorithm: CIPHERS[seipd.cipher], aeadAlgorithm: AEADS[seipd.aead] };
  }
  if (key.algorithm === null) throw new SealingError('unsupported-format');
  return { data: key.data, algorithm: key.algorithm };
}
