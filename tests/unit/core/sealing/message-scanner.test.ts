import { describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';

import { createMessageScanner } from '../../../../core/sealing/message-scanner.ts';
import { gateOutcome, refusalOf } from '../../../support/gate-outcome.ts';
import {
  bytes,
  ecdhField,
  fingerprintA,
  fiveOctetLength,
  keyIdA,
  keyIdB,
  keyPacket3,
  keyPacket6,
  newLength,
  oldPacket,
  packet,
  partialPacket,
  pseudoRandomBytes,
  rsaField,
  seipd1,
  seipd2,
} from '../../../support/openpgp-packets.ts';

const body1 = packet(18, seipd1(3000));
const body2 = packet(18, seipd2(3000));
const filler = pseudoRandomBytes(100);
const text = bytes('It was the best of times, it was the worst of times. '.repeat(40));

describe('what is not an encrypted OpenPGP message', () => {
  const pngHead = bytes(0x89, 'PNG\r\n', 0x1a, '\n');
  it.each([
    ['nothing', bytes(), 'empty'],
    ['text', text, 'not-openpgp'],
    ['text that begins with a dash', bytes('- first item'), 'not-openpgp'],
    ['a dash alone', bytes('-'), 'not-openpgp'],
    ['a zip file', bytes('PK', 3, 4, filler), 'not-openpgp'],
    ['a gzip file', new Uint8Array(gzipSync(text)), 'not-openpgp'],
    ['a PDF file', bytes('%PDF-1.7'), 'not-openpgp'],
    ['a PNG image', pngHead, 'signed-plaintext'],
    ['a JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0), 'unknown-packet'],
    ['an armored message', bytes('-----BEGIN PGP MESSAGE-----\n\n'), 'armored'],
    ['a literal packet', packet(11, text.subarray(0, 99)), 'plaintext-literal'],
    ['an old-format literal packet', oldPacket(11, text, 1), 'plaintext-literal'],
    ['a one-pass signed message', packet(4, filler), 'signed-plaintext'],
    ['a signature', packet(2, filler), 'signed-plaintext'],
    ['a compressed packet', oldPacket(8, filler, 3), 'compressed-plaintext'],
    ['a secret key', packet(5, filler), 'secret-key'],
    ['a secret subkey', packet(7, filler), 'secret-key'],
    ['a public key', oldPacket(6, filler, 1), 'public-key'],
    ['a public subkey', packet(14, filler), 'public-key'],
    ['a password-encrypted message', bytes(packet(3, filler), body1), 'password-encrypted'],
    ['encrypted data without integrity', packet(9, filler), 'no-integrity-protection'],
    ['the same of indeterminate length', oldPacket(9, filler, 3), 'no-integrity-protection'],
    ['the LibrePGP packet 20', packet(20, filler), 'aead-librepgp'],
    ['a marker', packet(10, bytes('PGP')), 'marker-packet'],
    ['padding', packet(21, filler), 'padding-packet'],
    ['a user ID', packet(13, filler), 'unknown-packet'],
    ['the reserved tag', packet(0, filler), 'unknown-packet'],
    ['a private packet', packet(60, filler), 'unknown-packet'],
  ] as const)('refuses %s, as a body and as a message', (_, input, code) => {
    expect(refusalOf('body', input)).toBe(code);
    expect(refusalOf('message', input)).toBe(code);
  });

  it.each([3, 9, 11, 20, 21])('refuses packet %i after a key packet', (tag) => {
    const alone = refusalOf('message', packet(tag, filler));

    expect(refusalOf('message', bytes(keyPacket3(keyIdA), packet(tag, filler)))).toBe(alone);
  });

  it('refuses text after a key packet', () => {
    expect(refusalOf('message', bytes(keyPacket3(keyIdA), text))).toBe('not-openpgp');
  });
});

describe('an encrypted-data packet', () => {
  it.each([
    ['version 0', seipd2(3000, { version: 0 }), 'body-version'],
    ['version 3', seipd2(3000, { version: 3 }), 'body-version'],
    ['version 9', seipd2(3000, { version: 9 }), 'body-version'],
    ['CAST5', seipd2(3000, { cipher: 3 }), 'body-cipher'],
    ['a reserved cipher', seipd2(3000, { cipher: 6 }), 'body-cipher'],
    ['Twofish', seipd2(3000, { cipher: 10 }), 'body-cipher'],
    ['no AEAD', seipd2(3000, { aead: 0 }), 'body-aead'],
    ['EAX', seipd2(3000, { aead: 1 }), 'body-aead'],
    ['an unknown AEAD', seipd2(3000, { aead: 4 }), 'body-aead'],
    ['a chunk size of 2^11', seipd2(3000, { chunkSizeByte: 5 }), 'body-chunk-size'],
    ['a chunk size of 2^23', seipd2(3000, { chunkSizeByte: 17 }), 'body-chunk-size'],
    ['a chunk size of 2^62', seipd2(3000, { chunkSizeByte: 56 }), 'body-chunk-size'],
    ['no content', bytes(), 'body-too-small'],
    ['one octet less than version 1 needs', seipd1(47), 'body-too-small'],
    ['one octet less than version 2 needs', seipd2(74), 'body-too-small'],
  ] as const)('is refused with %s', (_, content, code) => {
    expect(refusalOf('body', packet(18, content))).toBe(code);
  });

  it.each([0, 1, 4, 8])('is refused when its first partial length is 2^%i', (exponent) => {
    const input = partialPacket(18, seipd2(3000), exponent);

    expect(refusalOf('body', input)).toBe('bad-partial-length');
  });

  it('is accepted at the least length of each version', () => {
    expect(refusalOf('body', packet(18, seipd1(48)))).toBe('accepted');
    expect(refusalOf('body', packet(18, seipd2(75)))).toBe('accepted');
  });

  it.each([9, 10, 11, 12])('is accepted in partial lengths of 2^%i', (exponent) => {
    expect(refusalOf('body', partialPacket(18, seipd2(4096), exponent))).toBe('accepted');
    expect(refusalOf('body', partialPacket(18, seipd1(5000), exponent))).toBe('accepted');
  });

  it('may shrink its partial lengths after the first', () => {
    const content = seipd2(515);
    const rest = bytes(224, content.subarray(512, 513), 225, content.subarray(513));
    const input = bytes(0xd2, 233, content.subarray(0, 512), rest, 0);

    expect(refusalOf('body', input)).toBe('accepted');
  });

  it.each([7, 8, 9])('is accepted with AES (cipher %i) and reports its header', (cipher) => {
    const content = seipd2(3000, { cipher, chunkSizeByte: 16 });

    const outcome = gateOutcome('body', packet(18, content));

    expect(outcome).toMatchObject({
      report: {
        size: 3003,
        headLength: 0,
        body: { version: 2, cipher, aead: 3, chunkSizeByte: 16, salt: content.slice(4, 36) },
        keyPackets: [],
      },
    });
  });

  it.each([
    ['a second one', body2],
    ['a literal packet', packet(11, text.subarray(0, 99))],
    ['a second message', bytes(keyPacket3(keyIdA), body1)],
    ['one octet', bytes(0)],
    ['a line end', bytes('\n')],
  ])('is refused when followed by %s', (_, rest) => {
    expect(refusalOf('body', bytes(body1, rest))).toBe('trailing-data');
    expect(refusalOf('message', bytes(keyPacket3(keyIdA), body1, rest))).toBe('trailing-data');
  });

  it('is refused behind a key packet where only the body may come', () => {
    expect(refusalOf('body', bytes(keyPacket3(keyIdA), body1))).toBe('unexpected-key-packet');
  });

  it('stays refused whatever comes later', () => {
    const scanner = createMessageScanner({
      expect: 'body',
      maxBodyBytes: 9000,
      maxGnupgBodyBytes: 9000,
      maxOcbBodyBytes: 9000,
      maxKeyPackets: 1,
    });
    const code = expect.objectContaining({ code: 'plaintext-literal' });

    expect(() => scanner.push(packet(11, text))).toThrow(code);
    expect(() => scanner.push(body1)).toThrow(code);
    expect(() => scanner.finish()).toThrow(code);
  });
});

describe('the size limits', () => {
  const limit = 20_000;
  const shapes = [
    ['one length', (size: number, content: typeof seipd2) => fixed(size, content)],
    ['partial lengths', (size: number, content: typeof seipd2) => partial(size, content)],
  ] as const;

  /** A packet of exactly `size` octets with its headers. */
  function fixed(size: number, content: typeof seipd2): Uint8Array {
    return bytes(0xd2, fiveOctetLength(size - 6), content(size - 6));
  }

  function partial(size: number, content: typeof seipd2): Uint8Array {
    const lastLength = size - 1 - (1 + 16_384) - 2;
    const octets = content(16_384 + lastLength);
    const rest = octets.subarray(16_384);
    return bytes(0xd2, 238, octets.subarray(0, 16_384), newLength(lastLength), rest);
  }

  it.each(shapes)('hold to the octet for a packet with %s', (_, build) => {
    const cases = [
      ['too-large', { maxBodyBytes: limit }, seipd2],
      ['gnupg-too-large', { maxGnupgBodyBytes: limit }, seipd1],
      ['ocb-too-large', { maxOcbBodyBytes: limit }, (n: number) => seipd2(n, { aead: 2 })],
    ] as const;
    for (const [code, limits, content] of cases) {
      const sizes = [limit - 1, limit, limit + 1].map((size) => build(size, content));

      expect(sizes.map((input) => input.length)).toEqual([limit - 1, limit, limit + 1]);
      const outcomes = sizes.map((input) => refusalOf('body', input, limits));
      expect(outcomes).toEqual(['accepted', 'accepted', code]);
    }
  });

  it('do not count the key packets of a whole message', () => {
    const input = bytes(keyPacket6(fingerprintA), fixed(limit, seipd2));

    expect(refusalOf('message', input, { maxBodyBytes: limit })).toBe('accepted');
    expect(refusalOf('message', input, { maxBodyBytes: limit - 1 })).toBe('too-large');
  });

  it('apply to the announced length, before the octets come', () => {
    const limits = { maxBodyBytes: limit };

    expect(refusalOf('body', bytes(0xd2, fiveOctetLength(2 ** 32 - 1)), limits)).toBe('too-large');
    expect(refusalOf('body', bytes(0xd2, 254), limits)).toBe('too-large');
    expect(refusalOf('body', bytes(0xd2, 239, seipd2(32_768)), limits)).toBe('too-large');
    expect(refusalOf('body', bytes(0xd2, 239, 1), { maxGnupgBodyBytes: limit })).toBe(
      'gnupg-too-large',
    );
  });

  it('apply to the sum of announced partial lengths', () => {
    const start = bytes(0xd2, 237, seipd2(8192), 237);

    expect(refusalOf('body', start, { maxBodyBytes: 16_387 })).toBe('too-large');
    expect(refusalOf('body', start, { maxBodyBytes: 16_388 })).toBe('truncated');
  });

  it('leave OCB below its limit and version 1 below its own alone', () => {
    const limits = { maxGnupgBodyBytes: limit, maxOcbBodyBytes: limit };

    expect(refusalOf('body', fixed(limit + 1, seipd2), limits)).toBe('accepted');
    expect(refusalOf('body', packet(18, seipd2(9000, { aead: 2 })), limits)).toBe('accepted');
  });
});

describe('the key packets of a whole message', () => {
  const one = keyPacket3(keyIdA);

  it('are required', () => {
    expect(refusalOf('message', body1)).toBe('no-key-packet');
  });

  it('are refused above their number', () => {
    const two = bytes(one, keyPacket3(keyIdB), body1);

    expect(refusalOf('message', two, { maxKeyPackets: 1 })).toBe('too-many-key-packets');
    expect(refusalOf('message', two, { maxKeyPackets: 2 })).toBe('accepted');
    const flood = bytes(...Array.from({ length: 10_000 }, () => one));
    expect(refusalOf('message', flood)).toBe('too-many-key-packets');
  });

  it.each([
    ['4 GiB', bytes(0xc1, fiveOctetLength(2 ** 32 - 1)), 'bad-key-packet-length'],
    ['2101 octets', bytes(0xc1, newLength(2101)), 'bad-key-packet-length'],
    ['2101 octets, old format', bytes(0x85, 0x08, 0x35), 'bad-key-packet-length'],
    ['a partial length', bytes(0xc1, 233), 'partial-length-not-allowed'],
    ['an indeterminate length', bytes(0x87), 'partial-length-not-allowed'],
    ['no octets', bytes(0xc1, 0), 'key-packet-malformed'],
  ] as const)('are refused when they announce %s', (_, start, code) => {
    expect(refusalOf('message', start)).toBe(code);
  });

  it('are refused in a version that does not belong to the body', () => {
    expect(refusalOf('message', bytes(one, body2))).toBe('key-packet-version-mismatch');
    expect(refusalOf('message', bytes(keyPacket6(fingerprintA), body1))).toBe(
      'key-packet-version-mismatch',
    );
  });

  it('are reported whole, and the body is passed on apart', () => {
    const rsa = oldPacket(1, bytes(3, Buffer.from(keyIdB, 'hex'), 1, rsaField(3072)), 1);

    const outcome = gateOutcome('message', bytes(one, rsa, body1), { chunkSizes: [50, 61, 7] });

    expect(outcome).toEqual({
      body: body1,
      report: {
        size: one.length + rsa.length + body1.length,
        headLength: one.length + rsa.length,
        body: { version: 1 },
        keyPackets: [
          { version: 3, keyId: keyIdA, algorithm: 18, bodyLength: 94, packetBytes: one },
          { version: 3, keyId: keyIdB, algorithm: 1, bodyLength: 396, packetBytes: rsa },
        ],
      },
    });
  });
});

describe('wherever the input is cut', () => {
  const message = bytes(
    keyPacket6(fingerprintA),
    keyPacket6('cc'.repeat(32), { field: ecdhField() }),
    partialPacket(18, seipd2(1300), 9),
  );

  it('off, it is refused as truncated at every octet', () => {
    for (let end = 1; end < message.length; end += 1) {
      expect(refusalOf('message', message.subarray(0, end))).toBe('truncated');
    }
    for (let end = 1; end < body1.length; end += 1) {
      expect(refusalOf('body', body1.subarray(0, end))).toBe('truncated');
    }
  });

  it('in two, the outcome is the same', () => {
    const whole = gateOutcome('message', message);
    const cuts = Array.from({ length: message.length - 1 }, (_, at) => at + 1);

    const differing = cuts.filter(
      (cut) =>
        !isDeepStrictEqual(gateOutcome('message', message, { chunkSizes: [cut, 9999] }), whole),
    );

    expect(differing).toEqual([]);
  });

  it('into single octets, the outcome is the same', () => {
    const outcome = gateOutcome('message', message, { chunkSizes: [1] });

    expect(outcome).toEqual(gateOutcome('message', message));
    expect(outcome).toHaveProperty('report.size', message.length);
  });
});
