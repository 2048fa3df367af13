import { describe, expect, it } from '@jest/globals';
import {
  areMonths,
  draftOf,
  profileOf,
} from '../../../../../client/features/settings/profile/profile-draft.ts';

const BLANK = { languages: [], requirements: [], months: '' };

describe('the profile of a State as it is written', () => {
  it('is none without a language', () => {
    expect(profileOf(BLANK)).toBeUndefined();
  });

  it.each(['0', '241', 'two', '1.5', '-3'])('takes %s for no number of months', (months) => {
    expect(areMonths(months)).toBe(false);
    expect(profileOf({ ...BLANK, languages: ['fr'], months })).toBeUndefined();
  });

  it('says nothing of how long a freeze lasts where the law says nothing', () => {
    expect(profileOf({ ...BLANK, languages: ['fr'] })).toEqual({
      languages: ['fr'],
      requirements: [],
    });
  });

  it('begins with what was written before', () => {
    const facts = {
      languages: ['fr'],
      requirements: ['translation' as const],
      maximumFreezeMonths: 24,
    };
    const draft = draftOf({ organisationId: 'any', version: 2, ...facts });

    expect(draft.months).toBe('24');
    expect(profileOf(draft)).toEqual(facts);
  });
});
