import { describe, expect, it } from '@jest/globals';
import { amountText } from '../../../../../client/components/drafting/amount-text.ts';

describe('an amount as people write it', () => {
  it.each(['412,300', '1.2.3', '1,23,456', '12.34,56.78', 'about 5'])(
    'leaves "%s" for its author to clear up',
    (typed) => {
      expect(amountText(typed)).toBe(typed);
    },
  );

  it.each([
    ['412300', '412300'],
    ['412300.50', '412300.50'],
    ['412 300,00', '412300.00'],
    ['412\u202f300,5', '412300.5'],
    ["412'300.50", '412300.50'],
    ['412,300.50', '412300.50'],
    ['1.412.300,50', '1412300.50'],
    ['1,412,300', '1412300'],
    ['1.412.300', '1412300'],
    ['0,000000000000000001', '0.000000000000000001'],
  ])('reads "%s" as %s', (typed, read) => {
    expect(amountText(typed)).toBe(read);
  });

  it('takes a point before three digits for a decimal point, as the contract does', () => {
    expect(amountText('412.300')).toBe('412.300');
  });
});
