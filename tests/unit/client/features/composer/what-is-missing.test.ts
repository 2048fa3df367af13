import { describe, expect, it } from '@jest/globals';
import { missingIn } from '../../../../../client/features/composer/record/what-is-missing.ts';

const record = { subject: 'Accounts', narrative: 'What was found', measure: 'trace', assets: [] };
const search = {
  register: 'Register of accounts',
  country: 'SEN',
  searchedOn: '2026-11-20',
  result: 'nothing-found',
};
const noRegister = [{ path: ['registers'], code: 'missing' }];

describe('what a record lacks', () => {
  it.each(['identify', 'trace'] as const)(
    'as the answer to a request to %s, is where was looked',
    (asked) => {
      const missing = missingIn({ kind: 'answer' }, asked);

      expect(missing(record)).toEqual(noRegister);
      expect(missing({ ...record, registers: [] })).toEqual(noRegister);
      expect(missing({ ...record, registers: [search] })).toEqual([]);
    },
  );

  it('is where was looked as long as nobody knows what was asked', () => {
    expect(missingIn({ kind: 'answer' }, undefined)(record)).toEqual(noRegister);
  });

  it('is nothing of the kind for an answer about property that is known', () => {
    expect(missingIn({ kind: 'answer' }, 'freeze')(record)).toEqual([]);
  });

  it('is nothing of the kind where nobody asked', () => {
    expect(missingIn({ kind: 'spontaneous' }, undefined)(record)).toEqual([]);
  });

  it('is every part of a search that was begun', () => {
    const { result: _, ...unfinished } = search;

    expect(missingIn({ kind: 'answer' }, 'trace')({ ...record, registers: [unfinished] })).toEqual([
      { path: ['registers', 0, 'result'], code: 'missing' },
    ]);
  });
});
