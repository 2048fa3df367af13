import type { Submission } from './use-submission.ts';

export type TimelineEvent = {
  readonly what: 'begun' | 'submitted' | 'takenUp' | 'returned' | 'accepted' | 'withdrawn';
  readonly at: string;
};

/** What the portal tells of the way of a submission, in its order. */
export function timelineOf(submission: Submission): TimelineEvent[] {
  const { createdAt, submittedAt, state, changedAt, decision } = submission;
  const decided = decision ? [{ what: decision.outcome, at: decision.at } as const] : [];
  const events: TimelineEvent[] = [
    { what: 'begun', at: createdAt },
    ...(submittedAt === undefined ? [] : [{ what: 'submitted', at: submittedAt } as const]),
    ...decided,
    ...(state === 'under-review' ? [{ what: 'takenUp', at: changedAt } as const] : []),
    ...(state === 'withdrawn' ? [{ what: 'withdrawn', at: changedAt } as const] : []),
  ];
  return events.sort((one, other) => one.at.localeCompare(other.at));
}
