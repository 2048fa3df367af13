import { describe, expect, it } from '@jest/globals';
import { recordOf, whatIsMissing } from '../../../../core/assets/index.ts';
import { RecordDraft } from '../../../../core/contracts/record-draft.ts';
import { RecordContent } from '../../../../core/contracts/sealed-payloads.ts';

const account = {
  reference: 'A-1',
  kind: 'account',
  state: 'identified',
  description: 'Current account.',
  identifiers: [{ scheme: 'iban', value: 'GB29 NWBK 6016 1331 9268 19' }],
};
const complete = {
  subject: 'Accounts',
  narrative: 'As agreed.',
  measure: 'trace',
  assets: [account],
};
const withAsset = (more: object) => ({ ...complete, assets: [{ ...account, ...more }] });

describe('a draft of a record', () => {
  it('is refused when it has what no record has', () => {
    expect(RecordDraft.safeParse({ subject: '', html: '' }).success).toBe(false);
    expect(RecordDraft.safeParse({ assets: [{ colour: '' }] }).success).toBe(false);
  });

  it.each([
    ['nothing', {}],
    ['blanks', { subject: '', measure: '', assets: [{}, { value: { amount: '' } }] }],
    ['what is half typed', withAsset({ value: { amount: '12.', currency: 'EU' } })],
    ['a whole record', complete],
  ])('may hold %s', (_what, draft) => {
    expect(RecordDraft.parse(draft)).toEqual(draft);
  });

  it('lacks everything as long as nothing is typed', () => {
    expect(whatIsMissing({ subject: '  ' })).toEqual([
      { path: ['subject'], code: 'missing' },
      { path: ['narrative'], code: 'missing' },
      { path: ['measure'], code: 'missing' },
    ]);
  });

  it.each([
    ['an asset that was only added', { assets: [{}] }, ['assets', 0, 'reference'], 'missing'],
    [
      'a value without its date',
      withAsset({ value: { amount: '10', currency: 'EUR' } }),
      ['assets', 0, 'value', 'on'],
      'missing',
    ],
    [
      'an amount that is none',
      withAsset({ value: { amount: '1,000', currency: 'EUR', on: '2026-01-01' } }),
      ['assets', 0, 'value', 'amount'],
      'not-valid',
    ],
    [
      'a day that no month has',
      withAsset({ value: { amount: '1', currency: 'EUR', on: '2026-02-30' } }),
      ['assets', 0, 'value', 'on'],
      'not-valid',
    ],
    [
      'a line that is a text',
      withAsset({ custodian: 'x'.repeat(301) }),
      ['assets', 0, 'custodian'],
      'too-long',
    ],
    ['a kind that is none', withAsset({ kind: 'castle' }), ['assets', 0, 'kind'], 'not-valid'],
    [
      'a scheme without its name',
      withAsset({ identifiers: [{ scheme: 'other', value: '12' }] }),
      ['assets', 0, 'identifiers', 0, 'name'],
      'missing',
    ],
    [
      'an identifier without its value',
      withAsset({ identifiers: [{ scheme: 'iban' }] }),
      ['assets', 0, 'identifiers', 0, 'value'],
      'missing',
    ],
    [
      'the private key of a wallet',
      withAsset({
        identifiers: [
          {
            scheme: 'other',
            name: 'Key',
            value: '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ',
          },
        ],
      }),
      ['assets', 0, 'identifiers', 0, 'value'],
      'private-key',
    ],
  ])('is kept from sealing by %s', (_what, draft, path, code) => {
    expect(whatIsMissing(draft)).toContainEqual({ path, code });
    expect(() => recordOf(draft)).toThrow();
  });

  it('is not kept from sealing by an identifier whose check digit is wrong', () => {
    const draft = withAsset({ identifiers: [{ scheme: 'iban', value: 'GB28NWBK60161331926819' }] });

    expect(whatIsMissing(draft)).toEqual([]);
  });

  it('becomes a record without what was left blank', () => {
    const blanks = { custodian: ' ', value: { amount: '', currency: '' }, location: {} };

    expect(whatIsMissing(withAsset(blanks))).toEqual([]);
    expect(recordOf(withAsset(blanks))).toEqual(RecordContent.parse(complete));
  });

  it('needs no asset to become a record', () => {
    const { assets: _assets, ...bare } = complete;

    expect(recordOf(bare)).toEqual({ ...bare, assets: [] });
  });
});
