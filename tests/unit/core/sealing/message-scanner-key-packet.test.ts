import { describe, expect, it } from '@jest/globals';

import {
  type ExpectedRecipient,
  GateRefusal,
  parseKeyPacket,
  requireKeyPacketsMatch,
} from '../../../../core/sealing/message-scanner.ts';
import {
  bytes,
  ecdhField,
  fingerprintA,
  fingerprintB,
  fingerprintOfVersion6,
  keyIdA,
  keyIdB,
  keyPacket3,
  keyPacket6,
  newLength,
  packet,
  pseudoRandomBytes,
  rsaField,
  seipd1,
} from '../../../support/openpgp-packets.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof GateRefusal) return error.code;
    throw error;
  }
}

function x25519Field(...afterPoint: (number | Uint8Array)[]): Uint8Array {
  return bytes(pseudoRandomBytes(32, 8), ...afterPoint);
}

const good3 = keyPacket3(keyIdA);
const wrapped40 = pseudoRandomBytes(40, 9);

describe('parseKeyPacket', () => {
  it.each([
    ['nothing', bytes(), 'empty'],
    ['a body', packet(18, seipd1(100)), 'no-key-packet'],
    ['a secret key', packet(5, pseudoRandomBytes(90)), 'secret-key'],
    ['text', bytes('hello'), 'not-openpgp'],
    ['two packets', bytes(good3, good3), 'trailing-data'],
    ['one octet too many', bytes(good3, 0), 'trailing-data'],
    ['a partial length', bytes(0xc1, 233, pseudoRandomBytes(512)), 'partial-length-not-allowed'],
    ['2101 octets', bytes(0xc1, newLength(2101)), 'bad-key-packet-length'],
    ['version 2', packet(1, bytes(2, pseudoRandomBytes(90))), 'key-packet-malformed'],
    ['version 4', packet(1, bytes(4, pseudoRandomBytes(90))), 'key-packet-malformed'],
    ['a wildcard key ID', keyPacket3('0'.repeat(16)), 'anonymous-recipient'],
    ['no fingerprint', packet(1, bytes(6, 0, 18, ecdhField())), 'anonymous-recipient'],
    ['key version 5', keyPacket6(fingerprintOfVersion6, { keyVersion: 5 }), 'key-packet-malformed'],
    ['a short fingerprint', keyPacket6('aa'.repeat(19)), 'key-packet-malformed'],
    ['a v4 length for v6', keyPacket6(fingerprintA, { keyVersion: 6 }), 'key-packet-malformed'],
    ['ElGamal', keyPacket3(keyIdA, 16, rsaField(3072)), 'key-packet-algorithm'],
    ['an unknown algorithm', keyPacket3(keyIdA, 99), 'key-packet-algorithm'],
    ['the RSA integer zero', keyPacket3(keyIdA, 1, bytes(0, 0)), 'key-packet-malformed'],
    ['a bit count too high', keyPacket3(keyIdA, 1, bytes(0, 16, 0x7f, 1)), 'key-packet-malformed'],
    ['a bit count too low', keyPacket3(keyIdA, 1, bytes(0, 15, 0xff, 1)), 'key-packet-malformed'],
    [
      'octets after the integer',
      keyPacket3(keyIdA, 1, bytes(0, 8, 255, 1)),
      'key-packet-malformed',
    ],
    [
      'an unknown point encoding',
      keyPacket3(keyIdA, 18, bytes(1, 7, 0x41, ecdhField().subarray(3))),
      'key-packet-malformed',
    ],
    ['a wrapped key of 24', keyPacket3(keyIdA, 18, ecdhField(24)), 'key-packet-malformed'],
    ['a wrapped key of 56', keyPacket3(keyIdA, 18, ecdhField(56)), 'key-packet-malformed'],
    [
      'octets after the wrapped key',
      keyPacket3(keyIdA, 18, bytes(ecdhField(), 0)),
      'key-packet-malformed',
    ],
    ['no wrapped key', keyPacket3(keyIdA, 18, ecdhField().subarray(0, 35)), 'key-packet-malformed'],
    [
      'X25519 with CAST5',
      keyPacket3(keyIdA, 25, x25519Field(41, 3, wrapped40)),
      'key-packet-malformed',
    ],
    [
      'a length of AES-128',
      keyPacket3(keyIdA, 25, x25519Field(41, 7, wrapped40)),
      'key-packet-malformed',
    ],
    [
      'a cipher octet in version 6',
      keyPacket6(fingerprintA, { algorithm: 25, field: x25519Field(41, 9, wrapped40) }),
      'key-packet-malformed',
    ],
    [
      'a cipher above AES',
      keyPacket3(keyIdA, 25, x25519Field(49, 10, pseudoRandomBytes(48))),
      'key-packet-malformed',
    ],
    [
      'a cipher below AES',
      keyPacket3(keyIdA, 25, x25519Field(17, 6, pseudoRandomBytes(16))),
      'key-packet-malformed',
    ],
    [
      'octets after an X25519 key',
      keyPacket3(keyIdA, 25, x25519Field(41, 9, wrapped40, 0)),
      'key-packet-malformed',
    ],
    [
      'a short X25519 key',
      keyPacket6(fingerprintA, { algorithm: 25, field: x25519Field(40, wrapped40.subarray(1)) }),
      'key-packet-malformed',
    ],
    [
      'an integer that ends early',
      keyPacket3(keyIdA, 1, rsaField(3072).subarray(0, -1)),
      'key-packet-malformed',
    ],
    [
      'a point that ends early',
      keyPacket3(keyIdA, 18, ecdhField().subarray(0, 20)),
      'key-packet-malformed',
    ],
    ['no point', keyPacket3(keyIdA, 25, bytes()), 'key-packet-malformed'],
  ] as const)('refuses %s', (_, input, code) => {
    expect(codeOf(() => parseKeyPacket(input))).toBe(code);
  });

  it('refuses every truncation', () => {
    for (let end = 1; end < good3.length; end += 1) {
      expect(codeOf(() => parseKeyPacket(good3.subarray(0, end)))).toBe('truncated');
    }
  });

  it('refuses a body cut short at every octet under a header that agrees', () => {
    for (const body of [good3.subarray(2), keyPacket6(fingerprintA).subarray(2)]) {
      for (let end = 0; end < body.length; end += 1) {
        const input = packet(1, body.subarray(0, end));

        expect(codeOf(() => parseKeyPacket(input))).toMatch(/^(key-packet-malformed|anonymous)/);
      }
    }
  });

  it.each([
    ['cv25519', keyPacket3(keyIdA), { version: 3, algorithm: 18, bodyLength: 94 }],
    ['P-256', keyPacket3(keyIdA, 18, ecdhField(48, 4)), { version: 3, bodyLength: 126 }],
    ['X25519', keyPacket3(keyIdA, 25, x25519Field(41, 9, wrapped40)), { bodyLength: 84 }],
    ['RSA that only encrypts', keyPacket3(keyIdA, 2, rsaField(3072)), { algorithm: 2 }],
    ['RSA-3072', keyPacket3(keyIdA, 1, rsaField(3072)), { keyId: keyIdA, bodyLength: 396 }],
    [
      'a v4 key in version 6',
      keyPacket6(fingerprintA),
      { version: 6, keyVersion: 4, fingerprint: fingerprintA, bodyLength: 108 },
    ],
    [
      'a v6 key',
      keyPacket6(fingerprintOfVersion6, { algorithm: 25, field: x25519Field(40, wrapped40) }),
      { keyVersion: 6, fingerprint: fingerprintOfVersion6, algorithm: 25, bodyLength: 109 },
    ],
    [
      'X448',
      keyPacket6(fingerprintB, {
        algorithm: 26,
        field: bytes(pseudoRandomBytes(56), 40, wrapped40),
      }),
      { keyVersion: 4, algorithm: 26, bodyLength: 121 },
    ],
  ])('reads %s', (_, input, facts) => {
    expect(parseKeyPacket(input)).toMatchObject({ ...facts, packetBytes: input });
  });
});

describe('requireKeyPacketsMatch', () => {
  const alice = recipient(keyIdA, fingerprintA);
  const bob = recipient(keyIdB, fingerprintB);

  function recipient(keyId: string, fingerprint: string): ExpectedRecipient {
    const keyPacketLengths = { v3: 94, v6: 108 };
    return { keyId, fingerprint, version: 4, algorithm: 18, keyPacketLengths };
  }

  function match(bodyVersion: 1 | 2, packets: Uint8Array[], expected: ExpectedRecipient[]): string {
    return codeOf(() => {
      requireKeyPacketsMatch({ bodyVersion, packets: packets.map(parseKeyPacket), expected });
    });
  }

  const a3 = keyPacket3(keyIdA);
  const b3 = keyPacket3(keyIdB);
  const a6 = keyPacket6(fingerprintA);
  const b6 = keyPacket6(fingerprintB);

  it.each([
    ['no packet', 1, [], [alice], 'no-key-packet'],
    ['version 3 before body version 2', 2, [a3], [alice], 'key-packet-version-mismatch'],
    ['version 6 before body version 1', 1, [a6], [alice], 'key-packet-version-mismatch'],
    ['a mixture', 2, [a6, b3], [alice, bob], 'key-packet-version-mismatch'],
    ['the same recipient twice', 1, [a3, a3], [alice, bob], 'duplicate-recipient'],
    ['the same recipient twice in version 6', 2, [a6, a6], [alice, bob], 'duplicate-recipient'],
    ['a recipient too many', 1, [a3, b3], [alice], 'recipient-unexpected'],
    ['another recipient', 2, [b6], [alice], 'recipient-unexpected'],
    ['a recipient too few', 1, [a3], [alice, bob], 'recipient-missing'],
    ['a recipient too few in version 6', 2, [b6], [alice, bob], 'recipient-missing'],
    ['another algorithm', 1, [a3], [{ ...alice, algorithm: 1 }], 'key-packet-algorithm'],
    ['another key version', 2, [a6], [{ ...alice, version: 6 }], 'recipient-unexpected'],
    ['key IDs that collide', 1, [a3], [alice, { ...bob, keyId: keyIdA }], 'duplicate-recipient'],
  ] as const)('refuses %s', (_, bodyVersion, packets, expected, code) => {
    expect(match(bodyVersion, [...packets], [...expected])).toBe(code);
  });

  it('accepts the expected recipients in any order', () => {
    expect(match(1, [b3, a3], [alice, bob])).toBe('accepted');
    expect(match(2, [b6, a6], [alice, bob])).toBe('accepted');
  });

  it('accepts the lengths of 128, 192 and 256-bit session keys and no other', () => {
    const lengths = [32, 40, 48].map((wrapped) => keyPacket3(keyIdA, 18, ecdhField(wrapped)));
    expect(lengths.map((input) => match(1, [input], [alice]))).toEqual(
      lengths.map(() => 'accepted'),
    );

    const otherCurve = keyPacket3(keyIdA, 18, ecdhField(48, 4));
    expect(match(1, [otherCurve], [alice])).toBe('bad-key-packet-length');
    const shorter = { ...alice, keyPacketLengths: { v3: 93, v6: 107 } };
    expect(match(1, [a3], [shorter])).toBe('bad-key-packet-length');
    expect(match(2, [a6], [shorter])).toBe('bad-key-packet-length');
  });

  it('accepts an RSA integer that lost leading zeros, and none that is longer than the modulus', () => {
    const rsa = { ...alice, algorithm: 1, keyPacketLengths: { v3: 396, v6: 410 } };
    const outcome = (bits: number) => match(1, [keyPacket3(keyIdA, 1, rsaField(bits))], [rsa]);

    expect(outcome(3073)).toBe('bad-key-packet-length');
    expect([3072, 3071, 3065, 3064, 3008, 3001].map(outcome)).toEqual(Array(6).fill('accepted'));
    expect(outcome(3000)).toBe('bad-key-packet-length');
    const encryptOnly = keyPacket3(keyIdA, 2, rsaField(3064));
    expect(match(1, [encryptOnly], [{ ...rsa, algorithm: 2 }])).toBe('accepted');
    expect(match(1, [encryptOnly], [rsa])).toBe('key-packet-algorithm');
  });
});
