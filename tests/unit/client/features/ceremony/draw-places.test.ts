import { describe, expect, it } from '@jest/globals';
import { drawPlaces } from '../../../../../client/features/ceremony/steps/draw-places.ts';

describe('the words that have to be typed', () => {
  it('are two different ones of all, in their order', () => {
    const drawn = Array.from({ length: 2_000 }, () => drawPlaces(20));

    for (const [first, second] of drawn) {
      expect(first).toBeLessThan(second);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeLessThan(20);
    }
    // That one of them never comes up in so many draws has a chance below 10⁻⁸⁰.
    expect(new Set(drawn.flat()).size).toBe(20);
  });

  it('are both of two', () => {
    expect(drawPlaces(2)).toEqual([0, 1]);
  });
});
