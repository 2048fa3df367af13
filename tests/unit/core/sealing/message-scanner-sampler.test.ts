import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { refusalOf } from '../../../support/gate-outcome.ts';
import {
  bytes,
  packet,
  partialPacket,
  pseudoRandomBytes,
} from '../../../support/openpgp-packets.ts';

const MiB = 1024 * 1024;
const header = bytes(2, 9, 3, 12, pseudoRandomBytes(32));
const sentence = bytes('the quick brown fox jumps over the lazy dog, ');

function textOf(length: number): Uint8Array {
  return new Uint8Array(Buffer.alloc(length, sentence));
}

function outcomeOf(...content: Uint8Array[]): string {
  return refusalOf('body', packet(18, bytes(header, ...content)));
}

describe('a body that is not encrypted', () => {
  it.each([1024, 4096, 65_536, MiB + 1])('is refused when it is %i octets of text', (length) => {
    expect(outcomeOf(textOf(length))).toBe('looks-like-plaintext');
  });

  it('is refused when it is zeros, an executable or base64', () => {
    const executable = new Uint8Array(readFileSync(process.execPath).subarray(0, 200_000));
    const base64 = bytes(Buffer.from(pseudoRandomBytes(3000)).toString('base64'));

    for (const content of [new Uint8Array(2000), executable, base64]) {
      expect(outcomeOf(content)).toBe('looks-like-plaintext');
    }
  });

  it('is refused in partial lengths and when only a later window shows it', () => {
    const content = bytes(header, pseudoRandomBytes(2 * MiB), textOf(70_000));

    expect(refusalOf('body', partialPacket(18, content, 13))).toBe('looks-like-plaintext');
    expect(outcomeOf(pseudoRandomBytes(MiB), textOf(1024))).toBe('looks-like-plaintext');
  });

  it('is not noticed below 1024 octets or between the windows', () => {
    expect(outcomeOf(textOf(1023))).toBe('accepted');
    expect(outcomeOf(pseudoRandomBytes(65_536), textOf(MiB - 65_536))).toBe('accepted');
  });
});

describe('a body that is encrypted', () => {
  it('is accepted at every length, the shortest sample included', () => {
    for (let seed = 1; seed <= 2000; seed += 1) {
      expect(outcomeOf(pseudoRandomBytes(1024 + (seed % 7) * 400, seed))).toBe('accepted');
    }
    for (let seed = 1; seed <= 200; seed += 1) {
      expect(outcomeOf(pseudoRandomBytes(65_536, seed))).toBe('accepted');
    }
    expect(outcomeOf(pseudoRandomBytes(5 * MiB + 2000))).toBe('accepted');
  });
});
