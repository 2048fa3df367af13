import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionState } from '../../../../../core/contracts/submissions.ts';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';

/** Where a submission can stand. "Unseen": withdrawn before any recipient saw it. */
const standings: Readonly<Record<string, Partial<Submission>>> = {
  draft: { state: 'draft' },
  submitted: { state: 'submitted', submittedAt: SEEN },
  'under review': { state: 'under-review', submittedAt: SEEN },
  returned: { state: 'returned', submittedAt: SEEN },
  accepted: { state: 'accepted', submittedAt: SEEN },
  withdrawn: { state: 'withdrawn', submittedAt: SEEN },
  'withdrawn unseen': { state: 'withdrawn' },
};

const steps = ['submit', 'take-up', 'return', 'accept', 'withdraw'] as const;
type StepName = (typeof steps)[number];
type PersonName = keyof SubmissionStage['people'];

const NO = 'TRANSITION_NOT_ALLOWED';
const __ = 'NOT_FOUND';

/** Written out by hand, one column per standing above. Whoever has no row is answered as if nothing were there. */
const expected: Readonly<
  Record<
    StepName,
    Partial<Record<PersonName, readonly (SubmissionState | typeof NO | typeof __)[]>>
  >
> = {
  submit: {
    expert: ['submitted', NO, NO, 'submitted', NO, NO, NO],
    focalPoint: ['submitted', NO, NO, 'submitted', NO, NO, NO],
  },
  'take-up': {
    reviewer: [__, 'under-review', NO, NO, NO, NO, __],
    secondReviewer: [__, 'under-review', NO, NO, NO, NO, __],
  },
  return: {
    reviewer: [__, NO, 'returned', NO, NO, NO, __],
    secondReviewer: [__, NO, 'returned', NO, NO, NO, __],
  },
  accept: {
    reviewer: [__, NO, 'accepted', NO, NO, NO, __],
    secondReviewer: [__, NO, 'accepted', NO, NO, NO, __],
  },
  withdraw: {
    expert: ['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn', NO, NO, NO],
    focalPoint: ['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn', NO, NO, NO],
  },
};

const everybody: readonly PersonName[] = [
  'expert',
  'focalPoint',
  'reviewer',
  'secondReviewer',
  'receivingExpert',
  'receivingFocalPoint',
  'otherExpert',
  'otherReviewer',
  'outsider',
  'auditor',
  'administrator',
];

describe('the steps of a submission', () => {
  let stage: SubmissionStage;

  beforeAll(async () => {
    stage = await createSubmissionStage();
  });
  afterAll(() => {
    stage.close();
  });

  async function take(step: StepName, principal: Principal, submission: Submission) {
    const { id, version } = submission;
    const target = { principal, submissionId: id, expectedVersion: version };
    switch (step) {
      case 'submit':
        return stage.review.submit(target);
      case 'take-up':
        return stage.review.takeUp(target);
      case 'withdraw':
        return stage.review.withdraw(target);
      case 'accept':
        return stage.review.accept(target, {
          decision: await stage.signed(principal, submission, 'accepted'),
        });
      case 'return':
        return stage.review.return(target, {
          decision: await stage.signed(principal, submission, 'returned'),
          remark: await stage.sealed('Please complete the account numbers.'),
        });
    }
  }

  const rows = steps.flatMap((step) =>
    everybody.flatMap((person) =>
      Object.keys(standings).map((standing, column) => ({
        step,
        person,
        standing,
        outcome: expected[step][person]?.[column] ?? __,
      })),
    ),
  );

  it.each(rows)('$step by $person of what is $standing: $outcome', async (row) => {
    const { step, person, standing, outcome } = row;
    const before = await stage.stored(standings[standing]);
    const refused = outcome === NO || outcome === __;

    const result = await problemOf(take(step, stage.people[person], before));

    const after = await stage.repository.findById(before.id);
    expect(result).toBe(refused ? outcome : 'accepted');
    if (refused) expect(after).toEqual(before);
    else expect(after).toMatchObject({ state: outcome, version: before.version + 1 });
  });

  it.each(steps)(
    '%s refuses a version that is not the present one, before anything else',
    async (step) => {
      const before = await stage.stored({ state: 'accepted', submittedAt: SEEN });
      const person = step === 'submit' || step === 'withdraw' ? 'expert' : 'reviewer';
      const stale = { ...before, version: before.version - 1 };

      expect(await problemOf(take(step, stage.people[person], stale))).toBe('VERSION_CONFLICT');
      expect(await stage.repository.findById(before.id)).toEqual(before);
    },
  );

  it('tells recipients when it was last submitted', async () => {
    const first = await stage.stored({ state: 'draft' });
    const submitted = await take('submit', stage.people.expert, first);
    expect(submitted.submittedAt).toBe(stage.clock.now.toISOString());

    const again = await stage.stored({ state: 'returned', submittedAt: SEEN });
    const resubmitted = await take('submit', stage.people.expert, again);
    expect(resubmitted.submittedAt).toBe(stage.clock.now.toISOString());
  });

  it('remembers who took it up', async () => {
    const submission = await stage.stored({ state: 'submitted', submittedAt: SEEN });

    const taken = await take('take-up', stage.people.secondReviewer, submission);

    expect(taken.takenUpBy).toBe(stage.people.secondReviewer.accountId);
  });
});
