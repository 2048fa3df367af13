import { describe, expect, it } from '@jest/globals';
import { concernsOf, obstacleOf } from '../../../../../client/features/review/decision/concerns.ts';
import type { Opening } from '../../../../../client/components/files/use-file-openings.ts';
import type { Review } from '../../../../../client/features/review/reading/use-review.ts';
import { SessionError, type ListedFile } from '../../../../../client/session/index.ts';

const verified = { status: 'verified', fingerprint: 'aa', at: new Date(0) } as const;
const notVerified = { status: 'not-verified', reason: 'unknown-key' } as const;

const aFile = (id: string, more: Partial<ListedFile> = {}) =>
  ({ file: { id }, wasOpened: false, ...more }) as ListedFile;
const aReview = (files: readonly ListedFile[], verdict: object = verified) =>
  ({ files, record: { status: 'opened', content: {}, verdict } }) as Pick<
    Review,
    'files' | 'record'
  >;
const open = (signature: object = verified) =>
  ({ status: 'open', opened: { verdict: { signature } } }) as Opening;
const altered: Opening = { status: 'refused', error: new SessionError('altered') };

/** What stands in the way of accepting, and of returning. */
function obstacles(review: Pick<Review, 'files' | 'record'>, openings: Record<string, Opening>) {
  const concerns = concernsOf(review, new Map(Object.entries(openings)));
  return [obstacleOf('accepted', concerns), obstacleOf('returned', concerns)];
}

describe('what stands in the way of a decision', () => {
  it('is a file that was not opened', () => {
    const review = aReview([aFile('one'), aFile('two')]);

    expect(obstacles(review, { one: open() })).toEqual(['forbidden', 'knowing']);
    expect(obstacles(review, { one: open(), two: { status: 'opening' } })).toEqual([
      'forbidden',
      'knowing',
    ]);
  });

  it('is a file that was altered, even if it was whole before', () => {
    const review = aReview([aFile('one', { wasOpened: true })]);

    expect(obstacles(review, { one: altered })).toEqual(['forbidden', 'knowing']);
  });

  it('is a signature that is not verified, as long as nobody says that they know', () => {
    expect(obstacles(aReview([aFile('one')]), { one: open(notVerified) })).toEqual([
      'knowing',
      'knowing',
    ]);
    expect(obstacles(aReview([], notVerified), {})).toEqual(['knowing', 'knowing']);
  });

  it('is a record that did not open', () => {
    const review = { files: [], record: { status: 'not-opened', code: 'altered' } } as const;

    expect(obstacles(review, {})).toEqual(['forbidden', 'knowing']);
  });

  it('is nothing when all was opened and verified, now or earlier in this visit', () => {
    const review = aReview([aFile('one'), aFile('two', { wasOpened: true })]);

    expect(obstacles(review, { one: open() })).toEqual(['none', 'none']);
  });
});
