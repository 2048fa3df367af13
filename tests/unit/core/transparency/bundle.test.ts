import { describe, expect, it } from '@jest/globals';
import { decodeBundle, encodeBundle, toHex } from '../../../../core/transparency/index.ts';
import { refusal } from './refusal.ts';

describe('an entry bundle', () => {
  it.each<[string, string, number]>([
    ['a length without its entry', '0001', 1],
    ['half a length', '000161' + '00', 1],
    ['an entry cut short', '000461', 1],
    ['more entries than expected', '000161' + '000162', 1],
    ['fewer entries than expected', '000161', 2],
    ['nothing where an entry is expected', '', 1],
  ])('refuses %s', (_name, hex, count) => {
    expect(refusal(() => decodeBundle(Buffer.from(hex, 'hex'), count))).toBe('E_BUNDLE');
  });

  it('refuses an entry whose length does not fit, and takes the longest that does', () => {
    const longest = Buffer.alloc(65_535, 'x');

    expect(refusal(() => encodeBundle([Buffer.concat([longest, longest])]))).toBe('E_BUNDLE');
    expect(refusal(() => encodeBundle([Buffer.alloc(65_536)]))).toBe('E_BUNDLE');
    expect(decodeBundle(encodeBundle([longest]), 1)[0]).toHaveLength(65_535);
  });

  it('puts the length before each entry, high byte first', () => {
    const bundle = encodeBundle([Buffer.from('ab'), Buffer.alloc(258, 'x')]);

    expect(toHex(bundle)).toBe('00026162' + '0102' + '78'.repeat(258));
  });

  it('gives back what was put in, also from within other bytes', () => {
    const entries = [Buffer.from('a'), Buffer.alloc(4_096, 'b'), Buffer.alloc(0)];
    const bundle = Buffer.concat([Buffer.from('??'), encodeBundle(entries)]).subarray(2);

    expect(decodeBundle(bundle, 3).map((entry) => Buffer.from(entry))).toEqual(entries);
  });
});
