import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SignedDecision } from '../../../../../core/contracts/submissions.ts';
import { signText } from '../../../../../core/sealing/index.ts';
import type { Submission } from '../../../../../server/features/submissions/index.ts';
import { aKey, testKey } from '../../../../support/sealing.ts';
import {
  createSubmissionStage,
  problemOf,
  type SubmissionStage,
} from '../../../../support/submission-stage.ts';

const SEEN = '2026-11-20T09:00:00.000Z';
const OTHER_HASH = 'cd'.repeat(32);

describe('a decision on a submission', () => {
  let stage: SubmissionStage;
  let submission: Submission;

  beforeAll(async () => {
    stage = await createSubmissionStage();
    stage.files.list = [
      { fileId: uuid(), sha256: '01'.repeat(32) },
      { fileId: uuid(), sha256: '02'.repeat(32) },
    ];
  });
  afterAll(() => {
    stage.close();
  });
  beforeEach(async () => {
    submission = await stage.stored({ state: 'under-review', submittedAt: SEEN });
  });

  function accept(decision: SignedDecision) {
    const target = {
      principal: stage.people.reviewer,
      submissionId: submission.id,
      expectedVersion: submission.version,
    };
    return stage.review.accept(target, { decision });
  }

  async function refusal(decision: SignedDecision): Promise<string> {
    const problem = await problemOf(accept(decision));
    expect(await stage.repository.findById(submission.id)).toEqual(submission);
    return problem;
  }

  /** The reviewer's own signature over a text of the test's making. */
  async function signedText(text: string): Promise<SignedDecision> {
    const signingKey = stage.keyOf(stage.people.reviewer).key;
    return { statement: text, armoredSignature: await signText({ text, signingKey }) };
  }

  it.each([
    ['another submission', () => ({ submissionId: uuid() })],
    ['another version', () => ({ version: submission.version - 1 })],
    ['another record', () => ({ record: OTHER_HASH })],
    ['fewer files', () => ({ files: stage.files.list.slice(1) })],
    [
      'more files',
      () => ({ files: [...stage.files.list, { fileId: uuid(), sha256: OTHER_HASH }] }),
    ],
    [
      'another manifest of a file',
      () => ({ files: stage.files.list.map(({ fileId }) => ({ fileId, sha256: OTHER_HASH })) }),
    ],
    ['the key of somebody else', () => ({ fingerprint: 'ef'.repeat(20) })],
    ['the other outcome', () => ({ outcome: 'returned' as const })],
  ])('is refused when it is about %s', async (_name, wrong) => {
    const decision = await stage.signed(stage.people.reviewer, submission, 'accepted', wrong());

    expect(await refusal(decision)).toBe('DECISION_NOT_VALID');
  });

  it.each([
    ['no JSON', () => 'accepted'],
    ['an unknown version', (text: string) => text.replace('"v":1', '"v":2')],
    ['another type', (text: string) => text.replace('"type":"decision"', '"type":"share"')],
    ['a field more', (text: string) => text.replace('{', '{"comment":"",')],
    ['a field twice', (text: string) => text.replace('"v":1', '"v":1,"v":1')],
    ['spaces', (text: string) => text.replace('{', '{ ')],
    [
      'an escaped letter',
      (text: string) => text.replace('"decision"', String.raw`"\u0064ecision"`),
    ],
  ])('is refused when its text has %s, although it is signed', async (_name, change) => {
    const { statement } = await stage.signed(stage.people.reviewer, submission, 'accepted');
    const changed = change(statement);
    expect(changed).not.toBe(statement);

    expect(await refusal(await signedText(changed))).toBe('DECISION_NOT_VALID');
  });

  it('is refused with the signature of another reviewer', async () => {
    const own = await stage.signed(stage.people.reviewer, submission, 'accepted');
    const { key } = stage.keyOf(stage.people.secondReviewer);
    const armoredSignature = await signText({ text: own.statement, signingKey: key });

    expect(await refusal({ ...own, armoredSignature })).toBe('DECISION_NOT_VALID');
  });

  it('is refused with the statement and signature of another reviewer', async () => {
    const theirs = await stage.signed(stage.people.secondReviewer, submission, 'accepted');

    expect(await refusal(theirs)).toBe('DECISION_NOT_VALID');
  });

  it('is refused with a signature over another text, or none at all', async () => {
    const own = await stage.signed(stage.people.reviewer, submission, 'accepted');
    const other = await signedText(own.statement.replace('accepted', 'returned'));
    const noSignature = '-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n';

    expect(await refusal({ ...own, armoredSignature: other.armoredSignature })).toBe(
      'DECISION_NOT_VALID',
    );
    expect(await refusal({ ...own, armoredSignature: noSignature })).toBe('DECISION_NOT_VALID');
    expect(await refusal({ ...own, armoredSignature: testKey('good.public') })).toBe(
      'DECISION_NOT_VALID',
    );
  });

  it('is refused once the reviewer has another key', async () => {
    const { accountId } = stage.people.reviewer;
    const earlier = stage.keyOf(stage.people.reviewer);
    const decision = await stage.signed(stage.people.reviewer, submission, 'accepted');
    stage.memberKeys.set(accountId, await aKey());

    const problem = await refusal(decision);
    stage.memberKeys.set(accountId, earlier);

    expect(problem).toBe('DECISION_NOT_VALID');
  });

  it('is refused from a reviewer without a key', async () => {
    const { accountId } = stage.people.reviewer;
    const key = stage.keyOf(stage.people.reviewer);
    const decision = await stage.signed(stage.people.reviewer, submission, 'accepted');
    stage.memberKeys.delete(accountId);

    const problem = await refusal(decision);
    stage.memberKeys.set(accountId, key);

    expect(problem).toBe('DECISION_NOT_VALID');
  });

  it('is kept exactly as it was signed, and shown to the sender', async () => {
    const decision = await stage.signed(stage.people.reviewer, submission, 'accepted');
    stage.files.list.reverse();

    await accept(decision);

    const { submission: seen } = await stage.submissions.get(stage.people.expert, submission.id);
    expect(seen.decision).toEqual({
      ...decision,
      outcome: 'accepted',
      accountId: stage.people.reviewer.accountId,
      at: stage.clock.now.toISOString(),
    });
  });
});
