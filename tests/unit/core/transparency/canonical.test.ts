import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import {
  CanonicalError,
  MAX_CANONICAL_BYTES,
  canonicalBytes,
  parseCanonical,
  type CanonicalObject,
} from '../../../../core/transparency/index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CanonicalError) return error.fault;
    throw error;
  }
  return 'none';
}

const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((value) => !/\p{Cc}/u.test(value));
const key = text.filter((value) => !/^\d+$/.test(value) && value !== '__proto__');
const { object } = fc.letrec<{ object: CanonicalObject; value: CanonicalObject | string }>(
  (tie) => ({
    object: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.boolean(),
      fc.maxSafeInteger().map((value) => value + 0),
      tie('object'),
    ) as fc.Arbitrary<CanonicalObject | string>,
  }),
);
const canonicalObject = object.filter((value) => encode(JSON.stringify(value)).length <= 4_096);

describe('writing canonical bytes', () => {
  it.each<[string, string, unknown]>([
    ['an array', 'VALUE', []],
    ['null', 'VALUE', null],
    ['an undefined member', 'VALUE', undefined],
    ['a date', 'VALUE', new Date(0)],
    ['a function', 'VALUE', () => 1],
    ['a bigint', 'VALUE', 1n],
    ['a symbol', 'VALUE', Symbol('x')],
    ['a fraction', 'NUMBER', 0.5],
    ['minus zero', 'NUMBER', -0],
    ['what is not a number', 'NUMBER', NaN],
    ['infinity', 'NUMBER', Infinity],
    ['an unsafe integer', 'NUMBER', 2 ** 53],
    ['an empty string', 'STRING', ''],
    ['a lone high surrogate', 'STRING', 'a\ud83d'],
    ['a lone low surrogate', 'STRING', '\ude02b'],
    ['a line feed', 'STRING', 'a\nb'],
    ['U+0000', 'STRING', '\0'],
    ['U+007F', 'STRING', '\x7f'],
    ['U+0085', 'STRING', '\x85'],
    ['an integer-like key', 'KEY', { 10: 'x' }],
    ['a key of digits with a leading zero', 'KEY', { '007': 'x' }],
    ['an empty key', 'KEY', { '': 'x' }],
    ['a key with a control character', 'KEY', { 'a\u0000': 'x' }],
    ['a key with a lone surrogate', 'KEY', { '\ud83d': 'x' }],
    ['the key __proto__', 'KEY', JSON.parse('{"__proto__":"x"}')],
  ])('refuses %s', (_name, fault, value) => {
    expect(faultOf(() => canonicalBytes({ member: value as string }))).toBe(fault);
  });

  it('refuses one byte more than the limit and takes the limit', () => {
    const overhead = '{"a":""}'.length;
    const longest = 'x'.repeat(MAX_CANONICAL_BYTES - overhead);

    expect(faultOf(() => canonicalBytes({ a: `${longest}x` }))).toBe('TOO_LARGE');
    expect(canonicalBytes({ a: longest })).toHaveLength(MAX_CANONICAL_BYTES);
  });

  it('counts bytes, not characters', () => {
    expect(faultOf(() => canonicalBytes({ a: '€'.repeat(1_500) }))).toBe('TOO_LARGE');
  });

  it('sorts keys by UTF-16 code units at every depth', () => {
    const value = { '\ufb33': 1, '😂': 2, ö: { b: true, a: false }, B: 'x', a: -1 };

    expect(decode(canonicalBytes(value))).toBe(
      '{"B":"x","a":-1,"ö":{"a":false,"b":true},"😂":2,"\ufb33":1}',
    );
  });

  it('gives the bytes of an independent implementation of RFC 8785', () => {
    fc.assert(
      fc.property(canonicalObject, (value) => {
        expect(decode(canonicalBytes(value))).toBe(canonicalize(value));
      }),
    );
  });
});

describe('reading canonical bytes', () => {
  it.each<[string, string, string]>([
    ['nothing', 'NOT_JSON', ''],
    ['a byte order mark', 'NOT_JSON', '\ufeff{"a":1}'],
    ['a trailing byte', 'NOT_JSON', '{"a":1}x'],
    ['two values', 'NOT_JSON', '{"a":1}{"a":1}'],
    ['a comment', 'NOT_JSON', '{"a":1/**/}'],
    ['a trailing comma', 'NOT_JSON', '{"a":1,}'],
    ['a plus sign', 'NOT_JSON', '{"a":+1}'],
    ['a leading zero', 'NOT_JSON', '{"a":01}'],
    ['a raw line feed in a string', 'NOT_JSON', '{"a":"\n"}'],
    ['a top-level string', 'VALUE', '"a"'],
    ['a top-level array', 'VALUE', '[]'],
    ['top-level null', 'VALUE', 'null'],
    ['a nested null', 'VALUE', '{"a":null}'],
    ['a nested array', 'VALUE', '{"a":[]}'],
    ['minus zero', 'NUMBER', '{"a":-0}'],
    ['a fraction', 'NUMBER', '{"a":1.5}'],
    ['an integer that is not safe', 'NUMBER', '{"a":9007199254740993}'],
    ['an escaped line feed', 'STRING', '{"a":"\\n"}'],
    ['an escaped lone surrogate', 'STRING', '{"a":"\\ud83d"}'],
    ['an escaped U+0000', 'STRING', '{"a":"\\u0000"}'],
    ['the key __proto__', 'KEY', '{"__proto__":1}'],
    ['an integer-like key', 'KEY', '{"1":"x"}'],
    ['a duplicate key', 'NOT_CANONICAL', '{"a":1,"a":1}'],
    ['a duplicate key spelt with an escape', 'NOT_CANONICAL', '{"a":1,"\\u0061":2}'],
    ['a nested duplicate key', 'NOT_CANONICAL', '{"a":{"b":"x","b":"x"}}'],
    ['an escape that is not needed', 'NOT_CANONICAL', '{"a":"\\u0061"}'],
    ['an escaped solidus', 'NOT_CANONICAL', '{"a":"\\/"}'],
    ['an upper-case escape', 'NOT_CANONICAL', '{"a":"\\u005C"}'],
    ['an exponent', 'NOT_CANONICAL', '{"a":1e3}'],
    ['a fraction of zero', 'NOT_CANONICAL', '{"a":1.0}'],
    ['white space inside', 'NOT_CANONICAL', '{"a": 1}'],
    ['white space before', 'NOT_CANONICAL', ' {"a":1}'],
    ['a line feed at the end', 'NOT_CANONICAL', '{"a":1}\n'],
    ['keys out of order', 'NOT_CANONICAL', '{"b":1,"a":1}'],
  ])('refuses %s', (_name, fault, json) => {
    expect(faultOf(() => parseCanonical(encode(json)))).toBe(fault);
  });

  it.each<[string, number[]]>([
    ['a byte that is not UTF-8', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]],
    ['an overlong form', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc1, 0xa1, 0x22, 0x7d]],
    ['a surrogate in UTF-8', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0xbd, 0x22, 0x7d]],
  ])('refuses %s', (_name, bytes) => {
    expect(faultOf(() => parseCanonical(Uint8Array.from(bytes)))).toBe('NOT_JSON');
  });

  it('refuses more bytes than the limit before it looks at them', () => {
    const bytes = encode('['.repeat(MAX_CANONICAL_BYTES + 1));

    expect(faultOf(() => parseCanonical(bytes))).toBe('TOO_LARGE');
  });

  it('refuses every changed byte, or reads another value', () => {
    fc.assert(
      fc.property(canonicalObject, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, by) => {
        const bytes = canonicalBytes(value);
        const changed = Uint8Array.from(bytes);
        const position = at % bytes.length;
        changed[position] = (changed[position] ?? 0) ^ by;

        const fault = faultOf(() => {
          expect(parseCanonical(changed)).not.toEqual(value);
        });

        expect(['none', 'NOT_JSON', 'NOT_CANONICAL', 'VALUE', 'NUMBER', 'STRING', 'KEY']).toContain(
          fault,
        );
      }),
    );
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(canonicalObject, (value) => {
        expect(parseCanonical(canonicalBytes(value))).toEqual(value);
      }),
    );
  });
});

const vectors = new URL('../../../../../shared/vectors/jcs/', import.meta.url);
/** CI must not pass because they were not there. */
const published = existsSync(vectors) || process.env['CI'] === 'true' ? it : it.skip;

describe('the test data of RFC 8785', () => {
  const read = (folder: string, name: string) =>
    readFileSync(new URL(`${folder}/${name}`, vectors), 'utf8');

  published.each(['french.json', 'unicode.json'])('gives the published bytes of %s', (name) => {
    const bytes = canonicalBytes(JSON.parse(read('input', name)) as CanonicalObject);

    const hex = read('outhex', name.replace('.json', '.txt')).replaceAll(/\s/g, '');
    expect(Buffer.from(bytes).toString('hex')).toBe(hex);
  });

  published.each([
    ['arrays.json', 'VALUE'],
    ['structures.json', 'KEY'],
    ['values.json', 'VALUE'],
    ['weird.json', 'KEY'],
  ])('refuses %s, which lies outside the value space', (name, fault) => {
    const value = JSON.parse(read('input', name)) as CanonicalObject;

    expect(faultOf(() => canonicalBytes({ value }))).toBe(fault);
  });
});
