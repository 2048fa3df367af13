import { describe, expect, it } from '@jest/globals';
import { spansOf } from '../../../../../client/features/statistics/spans.ts';

describe('the classes of response times', () => {
  it('begin a day after the one before, and the last has no end', () => {
    const spans = spansOf([
      { upToDays: 7, count: 12 },
      { upToDays: 14, count: 'withheld' },
      { upToDays: 30, count: 0 },
      { count: 9 },
    ]);

    expect(spans).toEqual([
      { id: '7', key: 'upTo', from: 1, to: 7, count: 12 },
      { id: '14', key: 'between', from: 8, to: 14, count: 'withheld' },
      { id: '30', key: 'between', from: 15, to: 30, count: 0 },
      { id: 'over', key: 'over', from: 30, to: 0, count: 9 },
    ]);
  });
});
