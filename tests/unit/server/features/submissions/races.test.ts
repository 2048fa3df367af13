import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SealedContent } from '../../../../../core/contracts/sealed-content.ts';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';

describe('two people who change one submission at once', () => {
  let stage: SubmissionStage;
  let submission: Submission;
  let remarks: readonly [SealedContent, SealedContent];

  beforeAll(async () => {
    stage = await createSubmissionStage();
    remarks = [await stage.sealed('first'), await stage.sealed('second')];
  });
  afterAll(() => {
    stage.close();
  });
  beforeEach(async () => {
    submission = await stage.stored({ state: 'under-review', submittedAt: SEEN });
  });

  function target(principal: Principal) {
    return { principal, submissionId: submission.id, expectedVersion: submission.version };
  }
  async function decide(step: 'accept' | 'return', person: 'reviewer' | 'secondReviewer') {
    const principal = stage.people[person];
    const outcome = step === 'accept' ? 'accepted' : 'returned';
    const body = {
      decision: await stage.signed(principal, submission, outcome),
      remark: remarks[person === 'reviewer' ? 0 : 1],
    };
    return () => stage.review[step](target(principal), body);
  }

  /** Runs both at once; the store then holds the winner's version and nothing of the loser. */
  async function race(one: () => Promise<Submission>, other: () => Promise<Submission>) {
    const running = [one(), other()];
    const outcomes = await Promise.all(running.map(problemOf));
    expect(outcomes.toSorted()).toEqual(['VERSION_CONFLICT', 'accepted']);
    const winner = await running[outcomes.indexOf('accepted')];
    expect(await stage.repository.findById(submission.id)).toEqual(winner);
    return outcomes.indexOf('accepted');
  }

  it.each([
    ['accept', 'accept'],
    ['accept', 'return'],
    ['return', 'return'],
  ] as const)(
    '%s and %s: one wins, and only the remark of the winner is there',
    async (one, other) => {
      const winner = await race(
        await decide(one, 'reviewer'),
        await decide(other, 'secondReviewer'),
      );

      const { items } = await stage.remarks.list(stage.people.expert, submission.id, { limit: 20 });
      expect(items.map(({ content }) => content.body)).toEqual([remarks[winner]?.body]);
    },
  );

  it('withdraw and accept: one wins', async () => {
    await race(await decide('accept', 'reviewer'), () =>
      stage.review.withdraw(target(stage.people.expert)),
    );
  });

  it('withdraw and take up: one wins', async () => {
    submission = await stage.stored({ state: 'submitted', submittedAt: SEEN });

    await race(
      () => stage.review.withdraw(target(stage.people.expert)),
      () => stage.review.takeUp(target(stage.people.reviewer)),
    );
  });

  it('two who write the record: one wins', async () => {
    submission = await stage.stored({ state: 'returned', submittedAt: SEEN });
    const write = (person: Principal, content: SealedContent) => () =>
      stage.submissions.writeRecord(person, submission.id, submission.version, content);

    await race(write(stage.people.expert, remarks[0]), write(stage.people.focalPoint, remarks[1]));
  });

  it('submit and a new record: what is submitted has the record that its sender submitted', async () => {
    submission = await stage.stored({ state: 'draft' });

    await race(
      () => stage.review.submit(target(stage.people.expert)),
      () =>
        stage.submissions.writeRecord(
          stage.people.focalPoint,
          submission.id,
          submission.version,
          remarks[0],
        ),
    );
  });
});
