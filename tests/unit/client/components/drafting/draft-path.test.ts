import { describe, expect, it } from '@jest/globals';
import {
  factsOfKind,
  textAt,
  withKind,
  withoutItem,
  withPart,
} from '../../../../../client/components/drafting/draft-path.ts';

describe('the path into a draft', () => {
  it('finds an empty text where nothing was typed', () => {
    expect(textAt({}, ['assets', 3, 'value', 'amount'])).toBe('');
    expect(textAt({ assets: [{ value: {} }] }, ['assets', 0, 'value'])).toBe('');
  });

  it('makes what leads to a part', () => {
    const draft = withPart(
      { subject: 'Account' },
      ['assets', 0, 'identifiers', 0, 'value'],
      'SN08',
    );

    expect(draft).toEqual({ subject: 'Account', assets: [{ identifiers: [{ value: 'SN08' }] }] });
    expect(textAt(draft, ['assets', 0, 'identifiers', 0, 'value'])).toBe('SN08');
  });

  it('changes nothing of the draft it was given, and shares what did not change', () => {
    const before = { assets: [{ kind: 'vessel' }, { kind: 'cash' }] };

    const after = withPart(before, ['assets', 1, 'kind'], 'art');

    expect(before.assets[1]?.kind).toBe('cash');
    expect(after.assets?.[0]).toBe(before.assets[0]);
    expect(after.assets?.[1]?.kind).toBe('art');
  });

  it('takes one item out of a list', () => {
    const draft = { assets: [{ kind: 'art', identifiers: [{ value: '1' }, { value: '2' }] }] };

    expect(withoutItem(draft, ['assets', 0, 'identifiers'], 0).assets?.[0]?.identifiers).toEqual([
      { value: '2' },
    ]);
    expect(withoutItem(draft, ['assets'], 0).assets).toEqual([]);
    expect(withoutItem({}, ['assets'], 0).assets).toEqual([]);
  });
});

describe('the kind of an asset', () => {
  it('drops the facts that another kind has', () => {
    const account = { kind: 'account', reference: 'A-1', account: { bank: 'Banque' } };

    expect(withKind(account, 'vessel')).toEqual({ kind: 'vessel', reference: 'A-1' });
  });

  it('keeps the facts that both kinds have', () => {
    const vessel = { kind: 'vessel', flag: 'SEN' };

    expect(withKind(vessel, 'aircraft')).toEqual({ kind: 'aircraft', flag: 'SEN' });
    expect(factsOfKind('aircraft')).toEqual(['flag']);
    expect(factsOfKind(undefined)).toEqual([]);
  });
});
