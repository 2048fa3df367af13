import { describe, expect, it } from '@jest/globals';
import { createFormats } from '../../../../client/lib/formats.ts';

const NBSP = '\u00a0';
const NARROW = '\u202f';

describe('formats', () => {
  const english = createFormats('en');
  const french = createFormats('fr');

  it('rounds no digit of an amount away', () => {
    const wei = '1234567.000000000000000001';

    expect(english.money({ amount: wei, currency: 'USD' })).toBe(
      `USD${NBSP}1,234,567.000000000000000001`,
    );
  });

  it('writes the currency before the amount in every language', () => {
    const value = { amount: '412300', currency: 'EUR' };

    expect(english.money(value)).toBe(`EUR${NBSP}412,300.00`);
    expect(french.money(value)).toBe(`EUR${NBSP}412${NARROW}300,00`);
  });

  it('gives no decimals to a currency that has none', () => {
    expect(english.money({ amount: '5000', currency: 'XOF' })).toBe(`XOF${NBSP}5,000`);
  });

  it('shows the code of a country that is nobody’s', () => {
    expect(french.country('XAA')).toBe('XAA');
    expect(french.country('SEN')).toBe('Sénégal');
  });

  it('keeps a date without a time on its day', () => {
    expect(english.day('2026-11-21')).toBe('Nov 21, 2026');
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1 kB'],
    [3_140_000, '3.1 MB'],
    [311_000_000, '311 MB'],
    [2_000_000_000_000, '2,000 GB'],
  ])('writes %d bytes as %s', (count, written) => {
    expect(english.bytes(count)).toBe(written);
  });

  it.each([
    [0.2, '1 sec'],
    [59, '59 sec'],
    [61, '2 min'],
    [5400, '1.5 hr'],
  ])('promises no less than %d seconds', (seconds, written) => {
    expect(english.duration(seconds)).toBe(written);
  });
});
