import { describe, expect, it } from '@jest/globals';
import {
  isNarrowed,
  searchOf,
  type RequestFilter,
} from '../../../../../client/features/requests/list/request-search.ts';

const everything: RequestFilter = {
  side: 'addressee',
  sort: 'newest',
  state: undefined,
  caseId: undefined,
  measure: undefined,
  late: undefined,
  cursor: undefined,
};
const caseId = '01930000-0000-7000-8000-000000000001';

describe('the address of a list of requests', () => {
  it('says nothing of what is so anyway', () => {
    expect(searchOf(everything).toString()).toBe('side=addressee');
  });

  it('holds what narrows the list, and where in it the reader is', () => {
    const search = searchOf({
      ...everything,
      late: 'true',
      caseId,
      measure: 'trace',
      cursor: caseId,
    });

    expect(Object.fromEntries(search)).toEqual({
      side: 'addressee',
      late: 'true',
      case: caseId,
      measure: 'trace',
      cursor: caseId,
    });
  });

  it('holds an order that is not the usual one', () => {
    expect(searchOf({ ...everything, sort: 'target' }).get('sort')).toBe('target');
  });
});

describe('an empty list', () => {
  it('is empty because there is nothing where nothing narrows it', () => {
    expect(isNarrowed(everything)).toBe(false);
  });

  it.each([
    { late: 'true' },
    { state: 'sent' },
    { measure: 'freeze' },
    { caseId },
    // Only open requests have a place in that order.
    { sort: 'target' },
  ] as const)('may be empty because of %j', (change) => {
    expect(isNarrowed({ ...everything, ...change })).toBe(true);
  });
});
