import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { isPlainCanonical } from '../../../../core/transparency/canonical-scan.ts';
import {
  CanonicalError,
  canonicalBytes,
  parseCanonical,
  requireCanonical,
  type CanonicalObject,
} from '../../../../core/transparency/index.ts';

const SAMPLE: CanonicalObject = {
  action: 'case.read',
  actor: { authn: 'pwd+totp', id: 'bf461b9a', role: 'expert', type: 'user' },
  flag: true,
  no: false,
  numbers: { big: 123_456_789_012_345, least: -9_007_199_254_740_991, minus: -20, zero: 0 },
  same: { a: 'x', aa: 'x', ab: 'x', b: {} },
  v: 1,
  w: { boot: 'CuFaRwUaNNJOGbIVHbnVkg', n: 17 },
};

/** What another implementation of RFC 8785 makes of the bytes, within the values that entries may hold. */
function isCanonical(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isObject(value) && isAllowed(value) && canonicalize(value) === text;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAllowed(value: unknown): boolean {
  if (typeof value === 'string')
    return value !== '' && !/\p{Cc}/u.test(value) && value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value === 'boolean') return true;
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([key, member]) =>
        isAllowed(key) && !/^\d+$/.test(key) && key !== '__proto__' && isAllowed(member),
    )
  );
}

function verdictOf(check: (bytes: Uint8Array) => unknown, bytes: Uint8Array): boolean {
  try {
    check(bytes);
    return true;
  } catch (error) {
    if (error instanceof CanonicalError) return false;
    throw error;
  }
}

/** Empty unless somebody disagrees. */
function disagreement(bytes: Uint8Array): string[] {
  const verdicts = [parseCanonical, requireCanonical].map((check) => verdictOf(check, bytes));
  const expected = isCanonical(bytes);
  return verdicts.every((verdict) => verdict === expected)
    ? []
    : [`${String(expected)}: ${Buffer.from(bytes).toString('latin1')}`];
}

describe('what is plain', () => {
  it.each([
    '{}',
    '{"a":{}}',
    '{"a":0,"b":-1,"c":999999999999999}',
    '{"a":1,"a ":1,"a!":1,"aa":1,"ab":1,"b":1}',
    '{"A":true,"a":false,"a9":{"b":"~ !x"},"b":"x"}',
  ])('is seen in one pass: %s', (text) => {
    expect(isPlainCanonical(Buffer.from(text))).toBe(true);
    expect(disagreement(Buffer.from(text))).toEqual([]);
  });

  it('is every entry that the server writes', () => {
    expect(isPlainCanonical(canonicalBytes({ ...SAMPLE, numbers: 1 }))).toBe(true);
  });

  it.each(['{"a":"é"}', '{"a":"\\\\"}', '{"_":1}', '{"a":9007199254740991}'])(
    'is not all that is canonical: %s',
    (text) => {
      expect(isPlainCanonical(Buffer.from(text))).toBe(false);
      expect(verdictOf(requireCanonical, Buffer.from(text))).toBe(true);
    },
  );
});

describe('what is canonical', () => {
  it.each([
    '',
    '{',
    '}',
    '{}',
    '{}}',
    '{{}}',
    '{"a"}',
    '{"a":}',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{,"a":1}',
    '{"a":1 }',
    '{"a":1}}',
    '{"a":{}}',
    '{"a":{}',
    '{"a":{"b":1}}',
    '{"a":{"b":1}}}',
    '{"a":"x"}',
    '{"a":"x}',
    '{"a":x}',
    '{"a":""}',
    '{"":"a"}',
    '{"a":"\x7f"}',
    '{"a":"\x1f"}',
    '{"a":"é"}',
    '{"é":"a"}',
    '{"a":"\\\\"}',
    '{"a":"\\""}',
    '{"a":"\\n"}',
    '{"a":true}',
    '{"a":false}',
    '{"a":tru}',
    '{"a":True}',
    '{"a":truee}',
    '{"a":fals}',
    '{"a":null}',
    '{"a":[]}',
    '{"a":0}',
    '{"a":-0}',
    '{"a":00}',
    '{"a":01}',
    '{"a":-}',
    '{"a":-1}',
    '{"a":-01}',
    '{"a":+1}',
    '{"a":1.0}',
    '{"a":1e3}',
    '{"a":10}',
    '{"a":999999999999999}',
    '{"a":-999999999999999}',
    '{"a":9007199254740991}',
    '{"a":9007199254740992}',
    '{"a":-9007199254740991}',
    '{"a":-9007199254740992}',
    '{"a":100000000000000000000}',
    '{"a":1,"a":1}',
    '{"a":1,"b":1}',
    '{"b":1,"a":1}',
    '{"a":1,"aa":1}',
    '{"aa":1,"a":1}',
    '{"a":1,"a!":1}',
    '{"a!":1,"a":1}',
    '{"a!":1,"a\\"":1}',
    '{"a ":1,"a!":1}',
    '{"A":1,"a":1}',
    '{"ab":1,"aa":1}',
    '{"a":1,"b":1,"aa":1}',
    '{"1":1}',
    '{"1a":1}',
    '{"a1":1}',
    '{"_":1}',
    '{"__proto__":1}',
    '{"__proto_":1}',
    '{"constructor":1}',
    '{"a":1;"b":2}',
    '{"a";1}',
    '["a"]',
    '"a"',
    'x"a":1}',
    '{"a":{"c":1,"b":1}}',
    '{"a":{"b":1},"a":1}',
    '{"a":{"b":1}"c":1}',
    "{'a':1}",
  ])('is judged as another implementation does: %s', (text) => {
    expect(disagreement(Buffer.from(text))).toEqual([]);
  });

  it('is nested as deeply as fits', () => {
    const depth = 680;
    const text = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

    expect(verdictOf(requireCanonical, Buffer.from(text))).toBe(true);
    expect(disagreement(Buffer.from(text))).toEqual([]);
    expect(disagreement(Buffer.from(text.slice(0, -1)))).toEqual([]);
  });

  it('is judged so after any one byte of an entry was replaced, put in or taken out', () => {
    const bytes = canonicalBytes(SAMPLE);
    const alphabet = Buffer.from('{}",:-019aeftz_ \\\x7f\xc3');
    const found: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
      found.push(...disagreement(Buffer.concat([before, after])));
      for (const byte of alphabet) {
        const one = Buffer.of(byte);
        found.push(...disagreement(Buffer.concat([before, one, after])));
        found.push(...disagreement(Buffer.concat([before, one, bytes.subarray(at)])));
      }
    }

    expect(found).toEqual([]);
  });

  it('is judged so for anything made of the same pieces', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '"', ',', ':', '"a"', '"b"', '"aa"', '"a":1', '"b":"x"', '"c":{}', '{"a":1}'],
      ...['1', '-', '0', 'true', 'false', 'null', ' ', '\\', 'é', '[]'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const text = pieces.join('');

        expect(disagreement(Buffer.from(text))).toEqual([]);
        expect(disagreement(Buffer.from(`{${text}}`))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is judged so for objects with their members in any order', () => {
    const key = fc.stringMatching(/^[a-c!_~é1]{1,3}$/);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 5 }), (keys) => {
        const members = keys.map((each) => `"${each}":1`).join(',');

        expect(disagreement(Buffer.from(`{${members}}`))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
