import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RequestState } from '../../../../../core/contracts/request-transitions.ts';
import type { SubmissionState } from '../../../../../core/contracts/submissions.ts';
import type {
  AnsweredRequest,
  Submission,
} from '../../../../../server/features/submissions/index.ts';
import type { Principal } from '../../../../../server/platform/principal.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';
const markings = {
  classification: 'secret',
  handlingCondition: 'lead-only',
  sharingLimit: 'TLP:RED',
} as const;

describe('answers to requests', () => {
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

  /** Of the receiving State to the sending one, unless a test says otherwise. */
  function requested(more: Partial<AnsweredRequest> = {}): AnsweredRequest {
    const request = {
      id: uuid(),
      state: 'acknowledged',
      caseId: stage.courtCase.id,
      formality: 'informal',
      requesterOrganisationId: stage.organisations.receivingState.id,
      addresseeOrganisationId: stage.organisations.sender.id,
      sentAt: SEEN,
      ...more,
    } as const;
    stage.requests.set(request.id, request);
    return request;
  }

  function storedAnswer(more: Partial<Submission> = {}): Promise<Submission> {
    return stage.stored({
      kind: 'answer',
      requestId: requested().id,
      recipientOrganisationIds: [stage.organisations.receivingState.id],
      ...more,
    });
  }

  const answer = (by: Principal, { id }: AnsweredRequest) => stage.answers.answer(by, id, markings);
  const target = (principal: Principal, { id, version }: Submission) => ({
    principal,
    submissionId: id,
    expectedVersion: version,
  });

  describe('beginning one', () => {
    it('is for those who are asked, as if nothing were there for anybody else', async () => {
      const request = requested();
      const outcomes = await Promise.all(
        Object.entries(stage.people).map(async ([name, person]) => [
          name,
          await problemOf(answer(person, request)),
        ]),
      );

      expect(Object.fromEntries(outcomes)).toEqual({
        expert: 'accepted',
        focalPoint: 'accepted',
        reviewer: 'NOT_FOUND',
        secondReviewer: 'NOT_FOUND',
        receivingExpert: 'NOT_FOUND',
        receivingFocalPoint: 'NOT_FOUND',
        otherExpert: 'NOT_FOUND',
        otherReviewer: 'NOT_FOUND',
        outsider: 'NOT_FOUND',
        auditor: 'NOT_FOUND',
        administrator: 'NOT_FOUND',
      });
    });

    it('is refused as unknown for what was never sent, or is not there at all', async () => {
      const { sentAt: _sentAt, ...unsent } = requested({ state: 'draft' });
      stage.requests.set(unsent.id, unsent);

      expect(await problemOf(answer(stage.people.expert, unsent))).toBe('NOT_FOUND');
      expect(await problemOf(stage.answers.answer(stage.people.expert, uuid(), markings))).toBe(
        'NOT_FOUND',
      );
    });

    it('is refused as unknown to an organisation that has left the case', async () => {
      const request = requested({ addresseeOrganisationId: stage.organisations.outsider.id });

      expect(await problemOf(answer(stage.people.outsider, request))).toBe('NOT_FOUND');
    });

    it.each(['refused', 'impossible', 'executed', 'withdrawn', 'closed'] as const)(
      'is refused when the request is %s',
      async (state) => {
        expect(await problemOf(answer(stage.people.expert, requested({ state })))).toBe(
          'REQUEST_NOT_OPEN',
        );
      },
    );

    it('is refused when the requester has left the case', async () => {
      const request = requested({ requesterOrganisationId: stage.organisations.outsider.id });

      expect(await problemOf(answer(stage.people.expert, request))).toBe('RECIPIENTS_NOT_VALID');
    });

    it.each([
      'sent',
      'acknowledged',
      'in-consultation',
      'postponed',
      'executed-in-part',
    ] as const satisfies readonly RequestState[])(
      'takes case, formality and recipient from a request that is %s',
      async (state) => {
        const request = requested({ state });

        const begun = await answer(stage.people.expert, request);

        expect(begun).toMatchObject({
          kind: 'answer',
          requestId: request.id,
          caseId: request.caseId,
          formality: 'informal',
          state: 'draft',
          sender: { organisationId: stage.organisations.sender.id },
          recipientOrganisationIds: [stage.organisations.receivingState.id],
          markings,
        });
        expect(await stage.repository.findById(begun.id)).toEqual(begun);
        expect(stage.told).toEqual([]);
      },
    );

    it('is for an organ of the Court where a State asks it', async () => {
      const request = requested({
        requesterOrganisationId: stage.organisations.sender.id,
        addresseeOrganisationId: stage.organisations.organ.id,
      });

      const { sender } = await answer(stage.people.reviewer, request);

      expect(sender.organisationId).toBe(stage.organisations.organ.id);
    });
  });

  describe('submitting one', () => {
    it('is refused the first time when the request is not open any more', async () => {
      const { id: requestId } = requested({ state: 'withdrawn' });
      const draft = await storedAnswer({ requestId });

      expect(await problemOf(stage.review.submit(target(stage.people.expert, draft)))).toBe(
        'REQUEST_NOT_OPEN',
      );
      expect(await stage.repository.findById(draft.id)).toEqual(draft);
      expect(stage.told).toEqual([]);
    });

    it('is possible anew, whatever became of the request, and tells who asked', async () => {
      const { id: requestId } = requested({ state: 'closed' });
      const returned = await storedAnswer({ requestId, state: 'returned', submittedAt: SEEN });

      const submitted = await stage.review.submit(target(stage.people.expert, returned));

      expect(submitted.state).toBe('submitted');
      expect(stage.told).toEqual([
        {
          kind: 'answer-received',
          object: { type: 'submission', id: returned.id },
          caseId: returned.caseId,
          organisationIds: [stage.organisations.receivingState.id],
          exceptAccountId: stage.people.expert.accountId,
        },
      ]);
    });
  });

  it('are reviewed by a focal point of the State that asked, and by nobody else of it', async () => {
    const submitted = await storedAnswer({ state: 'submitted', submittedAt: SEEN });
    const takeUp = (person: Principal) => problemOf(stage.review.takeUp(target(person, submitted)));

    for (const person of [stage.people.receivingExpert, stage.people.reviewer]) {
      expect(await takeUp(person)).toBe('NOT_FOUND');
    }
    expect(await takeUp(stage.people.receivingFocalPoint)).toBe('accepted');
  });

  it.each([
    ['draft', false],
    ['returned', false],
    ['withdrawn', false],
    ['submitted', true],
    ['under-review', true],
    ['accepted', true],
  ] as const satisfies readonly (readonly [SubmissionState, boolean])[])(
    'that are %s count as an answer before who asked: %s',
    async (state, counts) => {
      const { id: requestId } = requested();
      await storedAnswer({ requestId, state, submittedAt: SEEN });

      expect(await stage.answers.hasAnswer(requestId)).toBe(counts);
      expect(await stage.answers.hasAnswer(uuid())).toBe(false);
    },
  );

  it('wait in the inbox of a State, which reviews nothing else', async () => {
    const { receivingFocalPoint } = stage.people;
    const before = await stage.submissions.countInbox(receivingFocalPoint);
    await stage.stored({ state: 'submitted', submittedAt: SEEN });
    await storedAnswer({ state: 'submitted', submittedAt: SEEN });
    await storedAnswer({ state: 'under-review', submittedAt: SEEN });

    expect(await stage.submissions.countInbox(receivingFocalPoint)).toEqual({
      submitted: before.submitted + 1,
      underReview: before.underReview + 1,
    });
  });
});
