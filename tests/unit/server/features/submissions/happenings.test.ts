import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';

describe('who is told what becomes of a submission', () => {
  let stage: SubmissionStage;

  beforeAll(async () => {
    stage = await createSubmissionStage();
  });
  afterAll(() => {
    stage.close();
  });
  beforeEach(() => {
    stage.told.length = 0;
  });

  const target = (principal: Principal, { id, version }: Submission) => ({
    principal,
    submissionId: id,
    expectedVersion: version,
  });

  it('nobody, when it is refused or withdrawn, or taken up', async () => {
    const { expert, reviewer } = stage.people;
    const accepted = await stage.stored({ state: 'accepted', submittedAt: SEEN });
    const submitted = await stage.stored({ state: 'submitted', submittedAt: SEEN });

    expect(await problemOf(stage.review.submit(target(expert, accepted)))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    const taken = await stage.review.takeUp(target(reviewer, submitted));
    await stage.review.withdraw(target(expert, taken));

    expect(stage.told).toEqual([]);
  });

  it('its recipients, when it is submitted', async () => {
    const draft = await stage.stored({});

    await stage.review.submit(target(stage.people.expert, draft));

    expect(stage.told).toEqual([
      {
        kind: 'submission-received',
        object: { type: 'submission', id: draft.id },
        caseId: draft.caseId,
        organisationIds: draft.recipientOrganisationIds,
        exceptAccountId: stage.people.expert.accountId,
      },
    ]);
  });

  it.each(['accepted', 'returned'] as const)('its sender, when it is %s', async (outcome) => {
    const { reviewer } = stage.people;
    const submission = await stage.stored({ state: 'under-review', submittedAt: SEEN });
    const body = {
      decision: await stage.signed(reviewer, submission, outcome),
      remark: await stage.sealed('remark'),
    };

    const step = outcome === 'accepted' ? 'accept' : 'return';
    await stage.review[step](target(reviewer, submission), body);

    expect(stage.told).toMatchObject([
      {
        kind: 'submission-decided',
        organisationIds: [stage.organisations.sender.id],
        exceptAccountId: reviewer.accountId,
      },
    ]);
  });

  it('everybody else who reads it, when somebody remarks on it', async () => {
    const { id } = await stage.stored({ state: 'submitted', submittedAt: SEEN });
    const { sender, organ, receivingState } = stage.organisations;

    await stage.remarks.add(stage.people.expert, id, await stage.sealed('remark'));
    await stage.remarks.add(stage.people.reviewer, id, await stage.sealed('remark'));

    expect(stage.told).toMatchObject([
      { kind: 'remark-received', organisationIds: [organ.id, receivingState.id] },
      { kind: 'remark-received', organisationIds: [sender.id, receivingState.id] },
    ]);
  });

  it('no recipient that has left the case', async () => {
    const { organ, outsider } = stage.organisations;
    const { id } = await stage.stored({
      state: 'submitted',
      submittedAt: SEEN,
      recipientOrganisationIds: [organ.id, outsider.id],
    });
    const readers = [stage.organisations.sender, organ, outsider];

    await stage.remarks.add(stage.people.expert, id, await stage.sealed('remark', readers));

    expect(stage.told).toMatchObject([{ organisationIds: [organ.id] }]);
  });
});
