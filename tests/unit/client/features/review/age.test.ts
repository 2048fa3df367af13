import { describe, expect, it } from '@jest/globals';
import { ageOf } from '../../../../../client/features/review/inbox/age.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('ageOf', () => {
  it.each([
    // A computer whose clock is slow makes nothing come from the future.
    ['2026-11-22T12:05:00Z', 'this minute'],
    ['2026-11-22T11:18:00Z', '42 minutes ago'],
    ['2026-11-22T09:00:00Z', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-10-05T12:00:00Z', '48 days ago'],
    ['2026-08-20T12:00:00Z', '3 months ago'],
  ])('says of %s: %s', (then, words) => {
    expect(ageOf(new Date(then), now, 'en')).toBe(words);
  });

  it('speaks the reader’s language', () => {
    expect(ageOf(new Date('2026-11-21T11:00:00Z'), now, 'fr')).toBe('hier');
  });
});
