import { describe, expect, it } from '@jest/globals';
import {
  decodeBundle,
  encodeBundle,
} from '../../../../../server/features/access-log/store/bundle.ts';

describe('an entry bundle', () => {
  it.each<[string, string, number]>([
    ['a length without its entry', '0001', 1],
    ['half a length', '000161' + '00', 1],
    ['an entry cut short', '000461', 1],
    ['more entries than expected', '000161' + '000162', 1],
    ['fewer entries than expected', '000161', 2],
  ])('refuses %s', (_name, hex, count) => {
    expect(() => decodeBundle(Buffer.from(hex, 'hex'), count)).toThrow('Broken entry bundle');
  });

  it('puts the length before each entry, high byte first', () => {
    const bundle = encodeBundle([Buffer.from('ab'), Buffer.alloc(258, 'x')]);

    expect(bundle.toString('hex')).toBe('00026162' + '0102' + '78'.repeat(258));
  });

  it('gives back what was put in', () => {
    const entries = [Buffer.from('a'), Buffer.alloc(4_096, 'b'), Buffer.from('c')];

    expect(decodeBundle(encodeBundle(entries), 3).map((entry) => Buffer.from(entry))).toEqual(
      entries,
    );
  });
});
