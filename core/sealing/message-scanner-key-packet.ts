import {
  KEY_PACKET_TAG,
  MAX_HEADER_LENGTH,
  readPacketLength,
  requireTag,
} from './message-scanner-header.ts';
import { GateRefusal } from './message-scanner-refusal.ts';

/** RSA-16384 needs 2074 octets; nothing that is legal and larger is in use. */
export const MAX_KEY_PACKET_BODY = 2100;

const RSA = 1;
const RSA_ENCRYPT_ONLY = 2;
const ECDH = 18;
const X25519 = 25;
const X448 = 26;

type KeyPacketFacts = {
  /** RFC 9580 §9.1 public-key algorithm id. */
  algorithm: number;
  /** Octets after the packet header. */
  bodyLength: number;
  /** The whole packet, header included. */
  packetBytes: Uint8Array;
};

/** A public-key encrypted session key packet (RFC 9580 §5.1). Identifiers are lowercase hexadecimal. */
export type ParsedKeyPacket =
  | ({ version: 3; keyId: string } & KeyPacketFacts)
  | ({ version: 6; keyVersion: 4 | 6; fingerprint: string } & KeyPacketFacts);

/**
 * Reads exactly one key packet, header included, and nothing after it. Every octet is accounted for by the
 * format, so that no data can ride along.
 * @throws GateRefusal
 */
export function parseKeyPacket(packetBytes: Uint8Array): ParsedKeyPacket {
  const [tagOctet] = packetBytes;
  if (tagOctet === undefined) throw new GateRefusal('empty');
  if (requireTag(tagOctet) !== KEY_PACKET_TAG) throw new GateRefusal('no-key-packet');
  for (let headerLength = 2; headerLength <= MAX_HEADER_LENGTH; headerLength += 1) {
    if (packetBytes.length < headerLength) throw new GateRefusal('truncated');
    const length = readPacketLength(packetBytes, headerLength);
    if (length === undefined) continue;
    requireKeyPacketLength(length.octets, length.isPartial);
    const surplus = packetBytes.length - headerLength - length.octets;
    if (surplus < 0) throw new GateRefusal('truncated');
    if (surplus > 0) throw new GateRefusal('trailing-data');
    return parseKeyPacketBody(packetBytes, headerLength);
  }
  throw new GateRefusal('key-packet-malformed');
}

/** Decided on the declared length, before an octet of the packet is kept. */
export function requireKeyPacketLength(octets: number, isPartial: boolean): void {
  if (isPartial) throw new GateRefusal('partial-length-not-allowed');
  if (octets > MAX_KEY_PACKET_BODY) throw new GateRefusal('bad-key-packet-length');
}

export function parseKeyPacketBody(packetBytes: Uint8Array, headerLength: number): ParsedKeyPacket {
  const body = packetBytes.subarray(headerLength);
  const [version] = body;
  if (version === 3) return parseVersion3(body, packetBytes);
  if (version === 6) return parseVersion6(body, packetBytes);
  throw new GateRefusal('key-packet-malformed');
}

function parseVersion3(body: Uint8Array, packetBytes: Uint8Array): ParsedKeyPacket {
  const keyId = body.subarray(1, 9);
  const algorithm = body[9];
  if (algorithm === undefined) throw new GateRefusal('key-packet-malformed');
  if (keyId.every((octet) => octet === 0)) throw new GateRefusal('anonymous-recipient');
  requireSessionKeyField(algorithm, body.subarray(10), 3);
  return { version: 3, keyId: hex(keyId), algorithm, bodyLength: body.length, packetBytes };
}

function parseVersion6(body: Uint8Array, packetBytes: Uint8Array): ParsedKeyPacket {
  const [, recipientLength, keyVersion] = body;
  if (recipientLength === 0) throw new GateRefusal('anonymous-recipient');
  if (keyVersion !== 4 && keyVersion !== 6) throw new GateRefusal('key-packet-malformed');
  const fingerprintLength = keyVersion === 4 ? 20 : 32;
  const algorithm = body[3 + fingerprintLength];
  if (recipientLength !== 1 + fingerprintLength || algorithm === undefined) {
    throw new GateRefusal('key-packet-malformed');
  }
  requireSessionKeyField(algorithm, body.subarray(4 + fingerprintLength), 6);
  const fingerprint = hex(body.subarray(3, 3 + fingerprintLength));
  return {
    version: 6,
    keyVersion,
    fingerprint,
    algorithm,
    bodyLength: body.length,
    packetBytes,
  };
}

function requireSessionKeyField(algorithm: number, field: Uint8Array, version: 3 | 6): void {
  if (!isSessionKeyField(algorithm, field, version)) {
    throw new GateRefusal('key-packet-malformed');
  }
}

/** The algorithm-specific fields of RFC 9580 §5.1.3 to §5.1.7, filling `field` exactly. */
function isSessionKeyField(algorithm: number, field: Uint8Array, version: 3 | 6): boolean {
  switch (algorithm) {
    case RSA:
    case RSA_ENCRYPT_ONLY:
      return mpiLength(field) === field.length;
    case ECDH:
      return isEcdhField(field);
    case X25519:
      return isMontgomeryField(field.subarray(32), version);
    case X448:
      return isMontgomeryField(field.subarray(56), version);
    default:
      throw new GateRefusal('key-packet-algorithm');
  }
}

function isEcdhField(field: Uint8Array): boolean {
  const pointLength = mpiLength(field);
  if (pointLength === undefined) return false;
  // A point is prefixed by its encoding, so its integer never has leading zero octets to lose.
  if (field[2] !== 0x04 && field[2] !== 0x40) return false;
  const wrappedLength = field[pointLength];
  // RFC 9580 §11.5: key, checksum and padding to 24, 32 or 40 octets, and 8 octets of key wrap.
  if (wrappedLength !== 32 && wrappedLength !== 40 && wrappedLength !== 48) return false;
  return field.length === pointLength + 1 + wrappedLength;
}

/** What follows the ephemeral key: a count, in version 3 the cipher in clear, and the wrapped session key. */
function isMontgomeryField(field: Uint8Array, version: 3 | 6): boolean {
  const [count, cipher] = field;
  if (count === undefined || field.length !== 1 + count) return false;
  if (version === 6) return count === 24 || count === 32 || count === 40;
  return cipher !== undefined && cipher >= 7 && cipher <= 9 && count === 25 + (cipher - 7) * 8;
}

/** Octets the integer at the start of `field` claims, or undefined where its bit count is not the exact one. */
function mpiLength(field: Uint8Array): number | undefined {
  const [high, low, first] = field;
  if (high === undefined || low === undefined || first === undefined) return undefined;
  const bits = high * 256 + low;
  const octets = Math.ceil(bits / 8);
  return 32 - Math.clz32(first) === bits - (octets - 1) * 8 ? 2 + octets : undefined;
}

function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
