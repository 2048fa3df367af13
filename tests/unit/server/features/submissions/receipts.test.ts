import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const evidence = {
  index: 7,
  entry: 'e30=',
  proof: 'c2sp.org/tlog-proof@v1',
  vkey: 'log+00000000+AA==',
};

describe('receipts', () => {
  let stage: SubmissionStage;
  beforeAll(async () => {
    stage = await createSubmissionStage();
  });
  afterAll(() => {
    stage.close();
  });

  const submit = ({ id, version }: Submission) =>
    stage.review.submit({
      principal: stage.people.expert,
      submissionId: id,
      expectedVersion: version,
    });
  const get = (id: string, by = stage.people.expert) => stage.receipts.get(by, id);

  it('do not stay for what was refused, or for who was not the fastest', async () => {
    const draft = await stage.stored({ state: 'draft' });
    const before = Number(stage.countReceipts());
    stage.files.readiness = 'unfinished';
    expect(await problemOf(submit(draft))).toBe('FILES_UNFINISHED');
    stage.files.readiness = 'none';
    expect(stage.countReceipts()).toBe(before);

    const outcomes = await Promise.all([submit(draft), submit(draft)].map(problemOf));

    expect(outcomes.toSorted()).toEqual(['VERSION_CONFLICT', 'accepted']);
    expect(stage.countReceipts()).toBe(before + 1);
  });

  it('are not there for others, nor while the log does not say so', async () => {
    const submitted = await submit(await stage.stored({ state: 'draft' }));
    expect(await problemOf(get(submitted.id))).toBe('NOT_FOUND');

    stage.evidence.found = evidence;
    for (const other of [stage.people.receivingExpert, stage.people.outsider]) {
      expect(await problemOf(get(submitted.id, other))).toBe('NOT_FOUND');
    }
    expect(await problemOf(get(randomUUID()))).toBe('NOT_FOUND');
    const draft = await stage.stored({ state: 'draft' });
    expect(await problemOf(get(draft.id))).toBe('NOT_FOUND');
  });

  it('are the text whose digest the submission keeps, with what proves it', async () => {
    stage.evidence.found = evidence;
    const submitted = await submit(await stage.stored({ state: 'draft' }));

    const { receipt } = await get(submitted.id, stage.people.focalPoint);

    const statement = Buffer.from(receipt.statement, 'base64');
    const digest = createHash('sha256').update(statement).digest('hex');
    expect(digest).toBe(submitted.receipt?.sha256);
    expect(receipt).toMatchObject(evidence);
    expect(JSON.parse(statement.toString('utf8'))).toMatchObject({
      submissionId: submitted.id,
      version: submitted.version,
      at: submitted.submittedAt,
      senderOrganisationId: stage.organisations.sender.id,
    });
  });
});
