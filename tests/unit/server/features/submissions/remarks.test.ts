import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openContent } from '../../../../../core/sealing/index.ts';
import { openableBy } from '../../../../../server/features/gate/index.ts';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';

describe('remarks on a submission', () => {
  let stage: SubmissionStage;

  beforeAll(async () => {
    stage = await createSubmissionStage();
  });
  afterAll(() => {
    stage.close();
  });

  const listed = async ({ id }: Submission) =>
    (await stage.remarks.list(stage.people.expert, id, { limit: 20 })).items;

  it.each(['draft', 'withdrawn'] as const)('are refused while it is %s', async (state) => {
    const submission = await stage.stored({ state });
    const content = await stage.sealed('remark');

    expect(await problemOf(stage.remarks.add(stage.people.expert, submission.id, content))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    expect(await listed(submission)).toEqual([]);
  });

  it('are refused to, and hidden from, whoever may not see it', async () => {
    const { id } = await stage.stored({ state: 'submitted', submittedAt: SEEN });
    const content = await stage.sealed('remark');
    const { otherExpert, otherReviewer, outsider, auditor, administrator } = stage.people;

    for (const person of [otherExpert, otherReviewer, outsider, auditor, administrator]) {
      expect(await problemOf(stage.remarks.add(person, id, content))).toBe('NOT_FOUND');
      expect(await problemOf(stage.remarks.list(person, id, { limit: 20 }))).toBe('NOT_FOUND');
    }
  });

  it('are refused when they are sealed to one side only', async () => {
    const { id } = await stage.stored({ state: 'submitted', submittedAt: SEEN });
    const { organ, receivingState } = stage.organisations;
    const content = await stage.sealed('remark', [organ, receivingState]);

    expect(await problemOf(stage.remarks.add(stage.people.reviewer, id, content))).toBe(
      'SEALED_RECIPIENT_MISSING',
    );
  });

  it.each(['submitted', 'under-review', 'returned', 'accepted'] as const)(
    'are taken from both sides while it is %s, and change nothing else',
    async (state) => {
      const submission = await stage.stored({ state, submittedAt: SEEN });
      const { expert, reviewer, receivingExpert } = stage.people;

      for (const person of [expert, reviewer, receivingExpert]) {
        await stage.remarks.add(person, submission.id, await stage.sealed('remark'));
      }

      expect((await listed(submission)).map(({ accountId }) => accountId)).toEqual([
        receivingExpert.accountId,
        reviewer.accountId,
        expert.accountId,
      ]);
      expect(await stage.repository.findById(submission.id)).toEqual(submission);
    },
  );

  it('open with the key of each organisation they are for, by its own key packet', async () => {
    const submission = await stage.stored({ state: 'submitted', submittedAt: SEEN });
    const content = await stage.sealed('Is the account still open?');
    const remark = await stage.remarks.add(stage.people.reviewer, submission.id, content);
    const { sender, organ, receivingState, otherState } = stage.organisations;

    for (const { id, key } of [sender, organ, receivingState]) {
      const openable = openableBy(remark.content, id);
      const { plaintext } = await openContent({
        body: Buffer.from(openable?.body ?? '', 'base64'),
        keyPacket: Buffer.from(openable?.keyPacket ?? '', 'base64'),
        decryptionKeys: [key.key],
        armoredVerificationKeys: [sender.key.armoredPublicKey],
      });
      expect(Buffer.from(plaintext).toString()).toBe('Is the account still open?');
    }
    expect(openableBy(remark.content, otherState.id)).toBeUndefined();
  });

  it('of earlier decisions stay, each with its decision, whatever is decided later', async () => {
    const { expert, reviewer } = stage.people;
    let submission = await stage.stored({ state: 'under-review', submittedAt: SEEN });
    const target = (principal: typeof expert) => ({
      principal,
      submissionId: submission.id,
      expectedVersion: submission.version,
    });
    const returned = await stage.signed(reviewer, submission, 'returned');
    const remark = await stage.sealed('Please complete it.');
    submission = await stage.review.return(target(reviewer), { decision: returned, remark });
    submission = await stage.review.submit(target(expert));
    submission = await stage.review.takeUp(target(reviewer));
    const accepted = await stage.signed(reviewer, submission, 'accepted');

    submission = await stage.review.accept(target(reviewer), { decision: accepted });

    expect(submission.decision).toMatchObject(accepted);
    const twice = [await listed(submission), await listed(submission)];
    for (const remarks of twice) {
      expect(remarks).toHaveLength(1);
      expect(remarks[0]).toMatchObject({
        accountId: reviewer.accountId,
        content: { body: remark.body },
        decision: { ...returned, outcome: 'returned' },
      });
    }
  });
});
