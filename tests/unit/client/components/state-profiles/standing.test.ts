import { describe, expect, it } from '@jest/globals';
import { ageOf } from '../../../../../client/components/state-profiles/standing.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

describe('the age of a State profile', () => {
  it('is none as long as nobody has written it', () => {
    expect(ageOf(undefined, NOW)).toBe('absent');
  });

  it('is stale when a year has gone by without a confirmation', () => {
    expect(ageOf('2025-11-22T11:59:59.000Z', NOW)).toBe('stale');
    expect(ageOf('2025-11-22T12:00:00.000Z', NOW)).toBe('fresh');
  });
});
