import { createCipheriv } from 'node:crypto';

/** Packets built octet by octet, so that they can be malformed on purpose (RFC 9580 §4.2). */

/** Octets that look encrypted and are the same in every run. */
export function pseudoRandomBytes(length: number, seed = 0): Uint8Array {
  const iv = Buffer.alloc(16);
  iv.writeUInt32BE(seed, 0);
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), iv);
  return new Uint8Array(cipher.update(Buffer.alloc(length)));
}

export function bytes(...parts: (number | Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part as string),
      ),
    ),
  );
}

export function newLength(length: number): Uint8Array {
  if (length < 192) return bytes(length);
  if (length < 8384) return bytes(((length - 192) >> 8) + 192, (length - 192) & 0xff);
  return fiveOctetLength(length);
}

export function fiveOctetLength(length: number): Uint8Array {
  const octets = Buffer.alloc(5, 0xff);
  octets.writeUInt32BE(length, 1);
  return new Uint8Array(octets);
}

export function packet(tag: number, body: Uint8Array): Uint8Array {
  return bytes(0xc0 | tag, newLength(body.length), body);
}

/** Length types 0, 1 and 2 are one, two and four octets; 3 is the indeterminate length. */
export function oldPacket(tag: number, body: Uint8Array, lengthType: 0 | 1 | 2 | 3): Uint8Array {
  const width = [1, 2, 4, 0][lengthType] ?? 0;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return bytes(0x80 | (tag << 2) | lengthType, length.subarray(4 - width), body);
}

/** A packet cut into partial lengths of `2 ** exponent` octets and a last, definite one. */
export function partialPacket(tag: number, body: Uint8Array, exponent: number): Uint8Array {
  const size = 2 ** exponent;
  const parts: Uint8Array[] = [bytes(0xc0 | tag)];
  let at = 0;
  for (; body.length - at >= size; at += size) {
    parts.push(bytes(224 + exponent), body.subarray(at, at + size));
  }
  return bytes(...parts, newLength(body.length - at), body.subarray(at));
}

export function seipd1(contentLength: number): Uint8Array {
  return bytes(1, pseudoRandomBytes(contentLength - 1, 1));
}

export function seipd2(
  contentLength: number,
  { cipher = 9, aead = 3, chunkSizeByte = 12, version = 2 } = {},
): Uint8Array {
  return bytes(version, cipher, aead, chunkSizeByte, pseudoRandomBytes(contentLength - 4, 2));
}

export const keyIdA = 'a1a2a3a4a5a6a7a8';
export const keyIdB = 'b1b2b3b4b5b6b7b8';
export const fingerprintA = 'aa'.repeat(20);
export const fingerprintB = 'bb'.repeat(20);
export const fingerprintOfVersion6 = 'cc'.repeat(32);

/** A cv25519 point, its count and a wrapped session key. */
export function ecdhField(wrappedLength = 48, pointPrefix = 0x40): Uint8Array {
  const bits = pointPrefix === 0x40 ? 263 : 515;
  const point = pseudoRandomBytes(Math.ceil(bits / 8) - 1, 3);
  const wrapped = pseudoRandomBytes(wrappedLength, 4);
  return bytes(bits >> 8, bits & 0xff, pointPrefix, point, wrappedLength, wrapped);
}

export function rsaField(bits: number): Uint8Array {
  const octets = Math.ceil(bits / 8);
  const first = 1 << ((bits - 1) % 8);
  return bytes(bits >> 8, bits & 0xff, first, pseudoRandomBytes(octets - 1, 5));
}

export function keyPacket3(keyId: string, algorithm = 18, field = ecdhField()): Uint8Array {
  return packet(1, bytes(3, Buffer.from(keyId, 'hex'), algorithm, field));
}

export function keyPacket6(
  fingerprint: string,
  { keyVersion = fingerprint.length === 64 ? 6 : 4, algorithm = 18, field = ecdhField() } = {},
): Uint8Array {
  const fingerprintBytes = Buffer.from(fingerprint, 'hex');
  const recipient = bytes(1 + fingerprintBytes.length, keyVersion, fingerprintBytes);
  return packet(1, bytes(6, recipient, algorithm, field));
}
