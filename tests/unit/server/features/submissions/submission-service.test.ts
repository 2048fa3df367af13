import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreateSubmissionRequest } from '../../../../../core/contracts/submissions.ts';
import { aCase } from '../../../../support/builders.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';

describe('submissions', () => {
  let stage: SubmissionStage;

  beforeAll(async () => {
    stage = await createSubmissionStage();
  });
  afterAll(() => {
    stage.close();
  });

  function request(more: Partial<CreateSubmissionRequest> = {}): CreateSubmissionRequest {
    const { organ, receivingState } = stage.organisations;
    return {
      caseId: stage.courtCase.id,
      kind: 'spontaneous',
      formality: 'formal',
      recipientOrganisationIds: [organ.id, receivingState.id],
      markings: { classification: 'secret', handlingCondition: 'H2', sharingLimit: 'TLP:RED' },
      ...more,
    };
  }

  describe('beginning one', () => {
    it('is refused in a case that does not exist, or that the sender takes no part in', async () => {
      const { expert, outsider } = stage.people;
      const nowhere = request({ caseId: uuid() });

      expect(await problemOf(stage.submissions.create(expert, nowhere))).toBe('NOT_FOUND');
      expect(await problemOf(stage.submissions.create(outsider, request()))).toBe('NOT_FOUND');
    });

    it('is refused in a closed case', async () => {
      const { sender, organ } = stage.organisations;
      const closed = aCase({
        ownerOrganisationId: organ.id,
        participantOrganisationIds: [sender.id],
        state: 'closed',
      });
      await stage.cases.insert(closed);
      const attempt = request({ caseId: closed.id, recipientOrganisationIds: [organ.id] });

      expect(await problemOf(stage.submissions.create(stage.people.expert, attempt))).toBe(
        'CASE_CLOSED',
      );
    });

    it.each([
      ['the sender itself', ['organ', 'sender']],
      ['an organisation outside the case', ['organ', 'outsider']],
      ['no organ of the Court', ['receivingState', 'otherState']],
    ] as const)('is refused with %s among the recipients', async (_name, names) => {
      const recipientOrganisationIds = names.map((name) => stage.organisations[name].id);
      const attempt = request({ recipientOrganisationIds });

      expect(await problemOf(stage.submissions.create(stage.people.expert, attempt))).toBe(
        'RECIPIENTS_NOT_VALID',
      );
    });

    it('makes a draft of the sender that no recipient sees', async () => {
      const { expert, focalPoint, reviewer, receivingExpert } = stage.people;

      const draft = await stage.submissions.create(expert, request());

      expect(draft).toMatchObject({
        version: 1,
        state: 'draft',
        sender: { organisationId: expert.organisationId, accountId: expert.accountId },
      });
      expect((await stage.submissions.get(focalPoint, draft.id)).submission).toEqual(draft);
      expect(await problemOf(stage.submissions.get(reviewer, draft.id))).toBe('NOT_FOUND');
      expect(await problemOf(stage.submissions.get(receivingExpert, draft.id))).toBe('NOT_FOUND');
    });
  });

  describe('reading one', () => {
    it('is for the sender, and for recipients once it was submitted, and for nobody else', async () => {
      const { id } = await stage.stored({ state: 'submitted', submittedAt: SEEN });
      const answers = await Promise.all(
        Object.entries(stage.people).map(async ([name, person]) => [
          name,
          await problemOf(stage.submissions.get(person, id)),
        ]),
      );

      expect(Object.fromEntries(answers)).toEqual({
        expert: 'accepted',
        focalPoint: 'accepted',
        reviewer: 'accepted',
        secondReviewer: 'accepted',
        receivingExpert: 'accepted',
        receivingFocalPoint: 'accepted',
        otherExpert: 'NOT_FOUND',
        otherReviewer: 'NOT_FOUND',
        outsider: 'NOT_FOUND',
        auditor: 'NOT_FOUND',
        administrator: 'NOT_FOUND',
      });
    });

    it('stays with recipients when it is withdrawn after they saw it, not when before', async () => {
      const { reviewer } = stage.people;
      const seen = await stage.stored({ state: 'withdrawn', submittedAt: SEEN });
      const unseen = await stage.stored({ state: 'withdrawn' });

      expect(await problemOf(stage.submissions.get(reviewer, unseen.id))).toBe('NOT_FOUND');
      expect(await problemOf(stage.submissions.get(reviewer, seen.id))).toBe('accepted');
    });
  });

  describe('writing the record', () => {
    it('is refused to all but the sender', async () => {
      const { id, version } = await stage.stored({ state: 'returned', submittedAt: SEEN });
      const content = await stage.sealed('record');
      const { expert: _expert, focalPoint: _focalPoint, ...others } = stage.people;

      for (const person of Object.values(others)) {
        const attempt = stage.submissions.writeRecord(person, id, version, content);
        expect(await problemOf(attempt)).toBe('NOT_FOUND');
      }
    });

    it.each(['submitted', 'under-review', 'accepted', 'withdrawn'] as const)(
      'is refused when it is %s',
      async (state) => {
        const { id, version } = await stage.stored({ state, submittedAt: SEEN });
        const content = await stage.sealed('record');
        const attempt = stage.submissions.writeRecord(stage.people.expert, id, version, content);

        expect(await problemOf(attempt)).toBe('TRANSITION_NOT_ALLOWED');
      },
    );

    it.each([
      ['too few', ['sender', 'organ'], 'SEALED_RECIPIENT_MISSING'],
      [
        'too many',
        ['sender', 'organ', 'receivingState', 'otherState'],
        'SEALED_RECIPIENT_UNEXPECTED',
      ],
      ['others', ['sender', 'organ', 'otherState'], 'SEALED_RECIPIENT_UNEXPECTED'],
      ['recipients only', ['organ', 'receivingState'], 'SEALED_RECIPIENT_MISSING'],
    ] as const)('is refused when it is sealed to %s', async (_name, names, problem) => {
      const before = await stage.stored({ state: 'draft' });
      const content = await stage.sealed(
        'record',
        names.map((name) => stage.organisations[name]),
      );
      const { id, version } = before;

      const attempt = stage.submissions.writeRecord(stage.people.expert, id, version, content);

      expect(await problemOf(attempt)).toBe(problem);
      expect(await stage.repository.findById(id)).toEqual(before);
    });

    it.each(['draft', 'returned'] as const)('replaces the record of what is %s', async (state) => {
      const { id, version } = await stage.stored({ state });
      const content = await stage.sealed('record');

      const after = await stage.submissions.writeRecord(
        stage.people.focalPoint,
        id,
        version,
        content,
      );

      expect(after).toMatchObject({
        state,
        version: version + 1,
        recordWrittenBy: stage.people.focalPoint.accountId,
      });
      expect(after.record?.body).toBe(content.body);
    });
  });

  describe('submitting', () => {
    function submit({ id, version }: { id: string; version: number }) {
      const principal = stage.people.expert;
      return stage.review.submit({ principal, submissionId: id, expectedVersion: version });
    }

    it('is refused without a record', async () => {
      const { record: _record, ...bare } = await stage.stored({ state: 'draft' });
      await stage.repository.replace(bare, bare.version);

      expect(await problemOf(submit(bare))).toBe('RECORD_MISSING');
    });

    it('is refused while a file is not complete and signed', async () => {
      const draft = await stage.stored({ state: 'draft' });
      stage.files.readiness = 'unfinished';
      const problem = await problemOf(submit(draft));
      stage.files.readiness = 'ready';

      expect(problem).toBe('FILES_UNFINISHED');
      expect(await problemOf(submit(draft))).toBe('accepted');
    });

    it('is refused once a recipient, or the sender, takes no part in the case any more', async () => {
      const { sender, receivingState } = stage.organisations;
      const withoutRecipient = await stage.stored({ state: 'draft' });
      const without = async (id: string) => {
        const courtCase = aCase({
          ownerOrganisationId: stage.courtCase.ownerOrganisationId,
          participantOrganisationIds: stage.courtCase.participantOrganisationIds.filter(
            (participant) => participant !== id,
          ),
        });
        await stage.cases.insert(courtCase);
        return courtCase.id;
      };
      const first = { ...withoutRecipient, caseId: await without(receivingState.id) };
      await stage.repository.replace(first, first.version);
      expect(await problemOf(submit(first))).toBe('RECIPIENTS_NOT_VALID');

      const second = { ...withoutRecipient, caseId: await without(sender.id) };
      await stage.repository.replace(second, second.version);
      expect(await problemOf(submit(second))).toBe('NOT_FOUND');
    });
  });

  describe('an organisation that was removed from the case', () => {
    it('keeps what it sent, and loses sight of what it received', async () => {
      const { sender, organ, otherOrgan } = stage.organisations;
      const courtCase = aCase({
        ownerOrganisationId: organ.id,
        participantOrganisationIds: [sender.id, otherOrgan.id],
      });
      await stage.cases.insert(courtCase);
      const { id } = await stage.stored({
        caseId: courtCase.id,
        recipientOrganisationIds: [organ.id, otherOrgan.id],
        state: 'submitted',
        submittedAt: SEEN,
      });
      const { expert, reviewer, otherReviewer } = stage.people;
      const inboxOf = async (person: typeof expert) =>
        (await stage.submissions.inbox(person, { limit: 100 })).items.map((item) => item.id);
      expect(await problemOf(stage.submissions.get(otherReviewer, id))).toBe('accepted');
      expect(await inboxOf(otherReviewer)).toContain(id);

      const nobody = { ...courtCase, version: 2, participantOrganisationIds: [] };
      await stage.cases.replace(nobody, 1);

      expect(await problemOf(stage.submissions.get(otherReviewer, id))).toBe('NOT_FOUND');
      expect(await inboxOf(otherReviewer)).not.toContain(id);
      expect(await problemOf(stage.submissions.get(expert, id))).toBe('accepted');
      expect(await problemOf(stage.submissions.get(reviewer, id))).toBe('accepted');
    });

    it('does not end the pages of those who remain early', async () => {
      const { sender, organ, otherOrgan } = stage.organisations;
      const left = aCase({ ownerOrganisationId: organ.id });
      await stage.cases.insert(left);
      const received = {
        sender: { organisationId: sender.id, accountId: stage.people.expert.accountId },
        recipientOrganisationIds: [otherOrgan.id],
        state: 'submitted' as const,
        submittedAt: SEEN,
      };
      const visible = await stage.stored(received);
      await stage.stored({ ...received, caseId: left.id });

      const page = await stage.submissions.inbox(stage.people.otherReviewer, { limit: 1 });
      const { nextCursor: cursor } = page;
      const next = await stage.submissions.inbox(stage.people.otherReviewer, { limit: 1, cursor });

      expect(page.items).toEqual([]);
      expect(next.items.map(({ id }) => id)).toEqual([visible.id]);
    });
  });

  it('tells other features the facts they need of a submission, whoever asks', async () => {
    const { id, version, caseId, recipientOrganisationIds, markings } = await stage.stored({});

    expect(await stage.submissions.findSubmission(uuid())).toBeUndefined();
    expect(await stage.submissions.findSubmission(id)).toEqual({
      id,
      version,
      caseId,
      state: 'draft',
      senderOrganisationId: stage.organisations.sender.id,
      recipientOrganisationIds,
      markings,
    });
  });
});
