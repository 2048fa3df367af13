import { describe, expect, it } from '@jest/globals';
import { partOfDay } from '../../../../../client/features/home/part-of-day.ts';

describe('the part of the day', () => {
  it.each([
    [0, 'evening'],
    [4, 'evening'],
    [5, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [17, 'afternoon'],
    [18, 'evening'],
    [23, 'evening'],
  ])('at %i h is the %s', (hour, part) => {
    expect(partOfDay(hour)).toBe(part);
  });
});
