import { describe, expect, it } from '@jest/globals';
import { suppress } from '../../../../../server/features/requests/statistics/suppression.ts';

describe('small numbers in a table', () => {
  it.each([
    ['tells what is empty or large enough', [0, 5, 12], [0, 5, 12]],
    [
      'withholds one to four, and nothing else beside two of them',
      [1, 4, 5],
      ['withheld', 'withheld', 5],
    ],
    [
      'withholds the next smallest too, so that one cannot be subtracted',
      [3, 9, 7, 0],
      ['withheld', 9, 'withheld', 0],
    ],
    [
      'takes an empty one for that only where there is no other',
      [3, 0, 0],
      ['withheld', 'withheld', 0],
    ],
    ['has nothing beside a single number', [2], ['withheld']],
    ['is empty where there is nothing', [], []],
  ] as const)('%s', (_name, counts, told) => {
    expect(suppress(counts)).toEqual(told);
  });

  it('never leaves exactly one number to be subtracted', () => {
    const values = [0, 1, 4, 5, 9];
    for (const one of values) {
      for (const other of values) {
        for (const third of values) {
          const withheld = suppress([one, other, third]).filter((each) => each === 'withheld');
          expect(withheld.length).not.toBe(1);
        }
      }
    }
  });

  it('withholds a part that leaves few of its whole, or the rest could be subtracted', () => {
    expect(suppress([8, 20, 7], [10, 40, 30])).toEqual(['withheld', 20, 'withheld']);
    expect(suppress([10, 20, 0], [10, 40, 30])).toEqual([10, 20, 0]);
  });
});
