import { describe, expect, it } from '@jest/globals';
import { ALPHA_2_OF_ALPHA_3, COUNTRIES, CURRENCIES } from '../../../../core/assets/index.ts';

describe('the codes to choose from', () => {
  it('have for each of the 249 countries one code of three letters and one of two', () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(new Set(ALPHA_2_OF_ALPHA_3.values()).size).toBe(249);
    for (const [three, two] of ALPHA_2_OF_ALPHA_3) expect(three + two).toMatch(/^[A-Z]{5}$/);
  });

  it('have a name for every country', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

    const named = COUNTRIES.filter(
      (code) => names.of(ALPHA_2_OF_ALPHA_3.get(code) ?? '') !== undefined,
    );

    expect(named).toEqual(COUNTRIES);
    expect(names.of(ALPHA_2_OF_ALPHA_3.get('CHE') ?? '')).toBe('Switzerland');
  });

  it('have the currencies that are in use', () => {
    expect(CURRENCIES).toEqual(expect.arrayContaining(['CHF', 'EUR', 'USD', 'XAF', 'XOF']));
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/);
  });
});
