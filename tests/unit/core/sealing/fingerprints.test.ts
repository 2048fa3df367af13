import { describe, expect, it } from '@jest/globals';
import { fingerprintWords, formatFingerprint } from '../../../../core/sealing/index.ts';

describe('formatFingerprint', () => {
  it('groups by four in capitals, without a loose end', () => {
    expect(formatFingerprint('0123456789abcdef')).toBe('0123 4567 89AB CDEF');
    expect(formatFingerprint('a'.repeat(40)).split(' ')).toHaveLength(10);
  });
});

describe('fingerprintWords', () => {
  it('reads the published example as published', () => {
    expect(fingerprintWords('e58294f2e9a227486e8b061b31cc528fd7fa3f19').join(' ')).toBe(
      'topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa ' +
        'afflict bravado chatter revolver Dupont midsummer stopwatch whimsical cowbell bottomless',
    );
  });

  it.each([0, 1])(
    'has another word for every octet at place %i, in alphabetical order',
    (place) => {
      const words = Array.from({ length: 256 }, (_, octet) => {
        const digits = octet.toString(16).padStart(2, '0');
        return fingerprintWords(digits.repeat(2))[place]?.toLowerCase() ?? '';
      });

      expect(new Set(words).size).toBe(256);
      // The published list has this one word out of order.
      const ordered = words.filter((word) => word !== 'apollo');
      expect(ordered).toEqual([...ordered].sort());
    },
  );
});
