import type { ParsedKeyPacket } from './message-scanner-key-packet.ts';
import { GateRefusal } from './message-scanner-refusal.ts';

const RSA_ALGORITHMS = [1, 2];

/** 2^-64 is the chance that an honest RSA ciphertext begins with more zero octets than this. */
const MAX_RSA_LEADING_ZEROS = 8;

/** The encryption subkey of a recipient, as read from the certificate. Identifiers are lowercase hexadecimal. */
export type ExpectedRecipient = {
  keyId: string;
  fingerprint: string;
  version: number;
  /** RFC 9580 §9.1 public-key algorithm id. */
  algorithm: number;
  /** Octets of the packet's body when it carries a 256-bit session key. */
  keyPacketLengths: { v3: number; v6: number };
};

/**
 * The key packets name the encryption subkeys of the expected recipients, each once, and nobody else, in the
 * version that belongs to the body, with the exact algorithm and length.
 * What cannot be known without a private key: whether a packet really holds this body's session key.
 * @throws GateRefusal
 */
export function requireKeyPacketsMatch(input: {
  bodyVersion: 1 | 2;
  packets: readonly ParsedKeyPacket[];
  expected: readonly ExpectedRecipient[];
}): void {
  const { bodyVersion, packets, expected } = input;
  if (packets.length === 0) throw new GateRefusal('no-key-packet');
  requireVersionsAgree(bodyVersion, packets);
  const missing = expectedByIdentifier(bodyVersion, expected);
  const seen = new Set<string>();
  for (const packet of packets) {
    const identifier = packetIdentifier(packet);
    if (seen.has(identifier)) throw new GateRefusal('duplicate-recipient');
    const recipient = missing.get(identifier);
    if (recipient === undefined) throw new GateRefusal('recipient-unexpected');
    requireShape(packet, recipient);
    seen.add(identifier);
    missing.delete(identifier);
  }
  if (missing.size > 0) throw new GateRefusal('recipient-missing');
}

/** Version 3 belongs to SEIPD version 1, version 6 to version 2 (RFC 9580 §10.3.2.1). */
export function requireVersionsAgree(
  bodyVersion: 1 | 2,
  packets: readonly ParsedKeyPacket[],
): void {
  const version = bodyVersion === 1 ? 3 : 6;
  if (packets.some((packet) => packet.version !== version)) {
    throw new GateRefusal('key-packet-version-mismatch');
  }
}

function expectedByIdentifier(
  bodyVersion: 1 | 2,
  expected: readonly ExpectedRecipient[],
): Map<string, ExpectedRecipient> {
  const byIdentifier = new Map<string, ExpectedRecipient>();
  for (const recipient of expected) {
    const identifier =
      bodyVersion === 1 ? recipient.keyId : `${recipient.version}:${recipient.fingerprint}`;
    // Two keys with one 64-bit key ID can be made on purpose; their packets could not be told apart.
    if (byIdentifier.has(identifier)) throw new GateRefusal('duplicate-recipient');
    byIdentifier.set(identifier, recipient);
  }
  return byIdentifier;
}

function packetIdentifier(packet: ParsedKeyPacket): string {
  return packet.version === 3 ? packet.keyId : `${packet.keyVersion}:${packet.fingerprint}`;
}

function requireShape(packet: ParsedKeyPacket, recipient: ExpectedRecipient): void {
  if (packet.algorithm !== recipient.algorithm) throw new GateRefusal('key-packet-algorithm');
  const lengths = recipient.keyPacketLengths;
  const shortfall = (packet.version === 3 ? lengths.v3 : lengths.v6) - packet.bodyLength;
  if (!isLegalShortfall(packet.algorithm, shortfall)) {
    throw new GateRefusal('bad-key-packet-length');
  }
}

function isLegalShortfall(algorithm: number, shortfall: number): boolean {
  if (RSA_ALGORITHMS.includes(algorithm))
    return shortfall >= 0 && shortfall <= MAX_RSA_LEADING_ZEROS;
  // AES-192 and AES-128 session keys are one and two key-wrap blocks shorter.
  return shortfall === 0 || shortfall === 8 || shortfall === 16;
}
