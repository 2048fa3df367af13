import { describe, expect, it } from '@jest/globals';
import { dayAfter, dueOf, todayInUtc } from '../../../../../client/components/requests/due.ts';

const today = '2026-11-22';

describe('how a request stands against its response target', () => {
  it.each(['draft', 'refused', 'impossible', 'executed', 'withdrawn', 'closed'] as const)(
    'is not said of one that is owed no answer: %s',
    (state) => {
      expect(dueOf({ state, responseTarget: '2026-11-01' }, today)).toBeUndefined();
    },
  );

  it.each([
    ['2026-10-31', 'late', 22],
    ['2026-11-21', 'late', 1],
    ['2026-11-22', 'today', 0],
    ['2026-11-23', 'soon', 1],
    ['2026-11-29', 'soon', 7],
    ['2026-11-30', 'later', 8],
    ['2027-03-31', 'later', 129],
  ])('with the target %s is %s by %i days', (responseTarget, status, days) => {
    expect(dueOf({ state: 'executed-in-part', responseTarget }, today)).toEqual({ status, days });
  });

  it('is counted in days of UTC', () => {
    expect(todayInUtc(new Date('2026-11-22T23:30:00-05:00'))).toBe('2026-11-23');
  });
});

describe('the day after a date', () => {
  it('may be in another month, or another year', () => {
    expect(dayAfter('2026-11-30')).toBe('2026-12-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});
