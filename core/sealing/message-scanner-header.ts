import { GateRefusal, type GateRefusalCode } from './message-scanner-refusal.ts';

export const KEY_PACKET_TAG = 1;
export const BODY_TAG = 18;

/** One tag octet and at most five octets of length (RFC 9580 §4.2). */
export const MAX_HEADER_LENGTH = 6;

const refusedTags: Partial<Record<number, GateRefusalCode>> = {
  2: 'signed-plaintext',
  3: 'password-encrypted',
  4: 'signed-plaintext',
  5: 'secret-key',
  6: 'public-key',
  7: 'secret-key',
  8: 'compressed-plaintext',
  9: 'no-integrity-protection',
  10: 'marker-packet',
  11: 'plaintext-literal',
  14: 'public-key',
  20: 'aead-librepgp',
  21: 'padding-packet',
};

/** `isPartial`: another length follows these octets. */
export type PacketLength = { octets: number; isPartial: boolean };

export function isPacketTag(octet: number): boolean {
  return octet >= 0x80;
}

/** The packet's tag, which is {@link KEY_PACKET_TAG} or {@link BODY_TAG}; throws {@link GateRefusal} for any other. */
export function requireTag(octet: number): typeof KEY_PACKET_TAG | typeof BODY_TAG {
  if (!isPacketTag(octet)) throw new GateRefusal('not-openpgp');
  const tag = isNewFormat(octet) ? octet & 0x3f : (octet >> 2) & 0x0f;
  if (tag === KEY_PACKET_TAG || tag === BODY_TAG) return tag;
  throw new GateRefusal(refusedTags[tag] ?? 'unknown-packet');
}

/** The length after a tag octet; undefined while `header` holds too few octets. Source: RFC 9580 §4.2. */
export function readPacketLength(header: Uint8Array, available: number): PacketLength | undefined {
  const tagOctet = header[0] ?? 0;
  if (isNewFormat(tagOctet)) return readLength(header, 1, available);
  const lengthType = tagOctet & 3;
  // Indeterminate: the packet ends with the input, so nothing can be said of what follows it.
  if (lengthType === 3) throw new GateRefusal('partial-length-not-allowed');
  const width = 1 << lengthType;
  if (available < 1 + width) return undefined;
  return { octets: readNumber(header, 1, width), isPartial: false };
}

/** A new-format length at `from`; undefined while octets are missing. Source: RFC 9580 §4.2.1. */
export function readLength(
  header: Uint8Array,
  from: number,
  available: number,
): PacketLength | undefined {
  const first = header[from];
  if (first === undefined || available <= from) return undefined;
  if (first < 192) return { octets: first, isPartial: false };
  if (first >= 224 && first < 255) return { octets: 1 << (first & 31), isPartial: true };
  const width = first === 255 ? 4 : 1;
  if (available < from + 1 + width) return undefined;
  const rest = readNumber(header, from + 1, width);
  return { octets: first === 255 ? rest : ((first - 192) << 8) + rest + 192, isPartial: false };
}

function isNewFormat(tagOctet: number): boolean {
  return (tagOctet & 0x40) !== 0;
}

function readNumber(octets: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let at = from; at < from + width; at += 1) value = value * 256 + (octets[at] ?? 0);
  return value;
}
