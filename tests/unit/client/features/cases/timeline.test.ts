import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../../../../client/features/cases/within/timeline.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import type { SubmissionSummary } from '../../../../../core/contracts/submissions.ts';

const own = 'own-organisation';
const other = 'other-organisation';

function requestOf(id: string, moves: readonly (readonly [string, string])[]): RequestSummary {
  return {
    id,
    measure: 'trace',
    moves: moves.map(([step, at]) => ({ step, at, organisationId: other })),
  } as unknown as RequestSummary;
}

function submissionOf(
  id: string,
  facts: Pick<SubmissionSummary, 'state' | 'submittedAt' | 'changedAt'>,
  organisationId = own,
): SubmissionSummary {
  return { id, kind: 'answer', sender: { organisationId }, ...facts } as SubmissionSummary;
}

describe('the timeline of a case', () => {
  it('tells nothing of drafts', () => {
    const draft = submissionOf('s', {
      state: 'draft',
      submittedAt: undefined,
      changedAt: '2026-11-01T10:00:00Z',
    });

    expect(timelineOf([requestOf('r', [])], [draft], own)).toEqual([]);
  });

  it('has moves of requests and steps of submissions in one order, the newest first', () => {
    const request = requestOf('r', [
      ['send', '2026-11-02T10:00:00Z'],
      ['acknowledge', '2026-11-05T10:00:00Z'],
    ]);
    const submission = submissionOf('s', {
      state: 'accepted',
      submittedAt: '2026-11-04T10:00:00Z',
      changedAt: '2026-11-06T10:00:00Z',
    });

    expect(timelineOf([request], [submission], own).map(({ what, href }) => [what, href])).toEqual([
      ['accepted', '/submissions/s'],
      ['acknowledge', '/requests/r'],
      ['submitted', '/submissions/s'],
      ['send', '/requests/r'],
    ]);
  });

  it('leads recipients to their inbox, and claims no decision while it is under review', () => {
    const submission = submissionOf(
      's',
      {
        state: 'under-review',
        submittedAt: '2026-11-04T10:00:00Z',
        changedAt: '2026-11-06T10:00:00Z',
      },
      other,
    );

    expect(timelineOf([], [submission], own)).toMatchObject([
      { what: 'submitted', href: '/inbox/s', organisationId: other },
    ]);
  });

  it('does not say who has decided, since lists do not', () => {
    const submission = submissionOf('s', {
      state: 'returned',
      submittedAt: '2026-11-04T10:00:00Z',
      changedAt: '2026-11-06T10:00:00Z',
    });

    expect(timelineOf([], [submission], own)[0]).toMatchObject({
      what: 'returned',
      organisationId: undefined,
    });
  });
});
