import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../../../../client/features/statistics/place.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (search: string) =>
  placeOf(new URLSearchParams(search), { now, usualSide: 'addressee' });

describe('what the statistics are about', () => {
  it.each(['', 'side=both&from=yesterday&to=2026-02-30'])(
    'is the usual side and the last year, whatever the address says wrongly: %s',
    (search) => {
      expect(read(search)).toEqual({ side: 'addressee', from: '2025-11-22', to: '2026-11-22' });
    },
  );

  it('is what the address says', () => {
    expect(read('side=requester&from=2026-01-01&to=2026-06-30')).toEqual({
      side: 'requester',
      from: '2026-01-01',
      to: '2026-06-30',
    });
  });

  it('has its days in their order', () => {
    expect(read('from=2026-06-30&to=2026-01-01')).toMatchObject({
      from: '2026-01-01',
      to: '2026-06-30',
    });
  });
});
