import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordPayload, RemarkPayload } from '../../core/contracts/sealed-payloads.ts';
import type { RemarkResponse, SubmissionResponse } from '../../core/contracts/submissions.ts';
import {
  addRemark,
  advance,
  decide,
  listFiles,
  listRemarks,
  openRecord,
  openRemark,
  readSubmission,
  sealPayload,
  verifyDecision,
  writeRecord,
} from '../../core/exchange/index.ts';
import { signText } from '../../core/sealing/index.ts';
import {
  deposit,
  draft,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { servedEngine } from '../support/test-portal.ts';

const altered = { name: 'SealingError', code: 'altered' };
const record = {
  subject: 'Accounts',
  narrative: 'As agreed.',
  measure: 'trace' as const,
  assets: [],
};

describe.each(servedEngine)('the review of a submission on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reviewer: Member;
  let caseId: string;
  let submission: SubmissionResponse;
  let other: SubmissionResponse;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reviewer = await portal.founder('court-organ');
    caseId = (await openCase(reviewer, [author])).id;
  });
  beforeEach(async () => {
    submission = await underReview();
    other = await underReview();
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  async function sealingOf(by: Member) {
    const recipients = await recipientsAmong(by, [author, reviewer]);
    return { recipients, signingKey: by.memberKey };
  }

  async function underReview(): Promise<SubmissionResponse> {
    const begun = await draft(author, caseId, [reviewer]);
    await deposit(author, [reviewer], begun.id, Uint8Array.of(1, 2, 3));
    const sealing = await sealingOf(author);
    const written = await writeRecord(author.connection, begun, record, sealing);
    const submitted = await advance(author.connection, 'submit', written);
    await advance(reviewer.connection, 'take-up', submitted);
    return readSubmission(reviewer.connection, begun.id);
  }

  /** The submission as somebody reads it now. */
  async function read({ connection }: Member, { id }: { readonly id: string } = submission) {
    return {
      submission: await readSubmission(connection, id),
      files: await listFiles(connection, { type: 'submission', id }),
    };
  }

  async function returned(remark = 'The balance is missing.'): Promise<RemarkResponse> {
    const seen = await read(reviewer);
    const choice = { outcome: 'returned', remark } as const;
    await decide(reviewer.connection, seen, choice, await sealingOf(reviewer));
    const { remarks } = await listRemarks(author.connection, submission.id);
    const [explaining] = remarks;
    if (!explaining?.decision) throw new Error('a return comes with a remark');
    return explaining;
  }

  async function signedByReviewer(statement: string) {
    const { memberKey: signingKey } = reviewer;
    return { statement, armoredSignature: await signText({ text: statement, signingKey }) };
  }

  it('shows no submission in the place of another', async () => {
    portal.line.interfere = ({ url = '' }, response) => {
      if (!url.endsWith(`/submissions/${submission.id}`)) return false;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(other));
      return true;
    };

    const reading = readSubmission(reviewer.connection, submission.id);

    await expect(reading).rejects.toMatchObject(altered);
  });

  it('opens no record of another submission', async () => {
    const { record: _record, ...bare } = submission;
    const { connection, keyring } = reviewer;
    if (!other.record) throw new Error('has a record');

    const swapped = { ...submission, record: other.record };

    await expect(openRecord(connection, swapped, keyring)).rejects.toMatchObject(altered);
    await expect(openRecord(connection, bare, keyring)).rejects.toThrow('there is no record');
  });

  it('says that a record is not signed by whom the portal names', async () => {
    const { keyring } = reviewer;
    const { record: sealed, id: submissionId } = submission;
    if (!sealed) throw new Error('has a record');
    const payload = { v: 1, type: 'record', submissionId, ...record } as const;
    const forged = await sealPayload(RecordPayload, payload, await sealingOf(reviewer));
    const own = forged.keyPackets.find((each) => each.organisationId === reviewer.organisationId);
    const content = { ...sealed, body: forged.body, keyPacket: own?.keyPacket ?? '' };

    const opened = await openRecord(
      reviewer.connection,
      { ...submission, record: content },
      keyring,
    );

    expect(opened.verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it('opens a record as it was written, and says who signed it', async () => {
    const { payload, verdict } = await openRecord(
      reviewer.connection,
      submission,
      reviewer.keyring,
    );

    expect(payload).toMatchObject(record);
    const { fingerprint } = author.memberKey;
    expect(verdict).toMatchObject({ status: 'verified', fingerprint });
  });

  it('carries remarks to the other side, all of them, and opens none on another submission', async () => {
    const sealing = await sealingOf(reviewer);
    const texts = Array.from({ length: 21 }, (_, index) => `Remark ${index}`);
    for (const text of texts) await addRemark(reviewer.connection, submission.id, text, sealing);

    const { remarks } = await listRemarks(author.connection, submission.id);
    const here = await read(author);
    const opened = await Promise.all(
      remarks.map((remark) => openRemark(author.connection, here, remark, author.keyring)),
    );

    expect(opened.map(({ payload }) => payload.text)).toEqual(texts.toReversed());
    const signer = { status: 'verified', fingerprint: reviewer.memberKey.fingerprint };
    for (const { verdict } of opened) expect(verdict).toMatchObject(signer);
    const [remark] = remarks;
    if (!remark) throw new Error('there are remarks');
    const elsewhere = openRemark(
      author.connection,
      await read(author, other),
      remark,
      author.keyring,
    );
    await expect(elsewhere).rejects.toMatchObject(altered);
  });

  it('cannot be made to say that somebody else wrote a remark', async () => {
    const sealing = await sealingOf(author);
    const sent = await addRemark(author.connection, submission.id, 'Accepted.', sealing);

    const { verdict } = await openRemark(
      author.connection,
      await read(author),
      { ...sent, accountId: reviewer.accountId },
      author.keyring,
    );

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it('refuses a decision on another submission, or of another outcome than is said', async () => {
    const { decision } = await returned();
    if (!decision) throw new Error('has a decision');
    const { connection } = author;

    const turned = { ...decision, outcome: 'accepted' } as const;
    const noStatement = { ...decision, ...(await signedByReviewer('{}')) };
    const here = await read(author);
    const there = await read(author, other);

    await expect(verifyDecision(connection, there, decision)).rejects.toMatchObject(altered);
    await expect(verifyDecision(connection, here, turned)).rejects.toMatchObject(altered);
    await expect(verifyDecision(connection, here, noStatement)).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });

  it.each([
    ['bad-signature', (text: string) => text.replace(/"version":\d+/, '"version":99')],
    [
      'not-the-named-signer',
      (text: string) => text.replace(reviewer.memberKey.fingerprint, author.memberKey.fingerprint),
    ],
  ])('says of a decision that its signature is a %s', async (reason, change) => {
    const { decision } = await returned();
    if (!decision) throw new Error('has a decision');
    const statement = change(decision.statement);
    const signed = reason === 'bad-signature' ? { statement } : await signedByReviewer(statement);

    const { verdict } = await verifyDecision(author.connection, await read(author), {
      ...decision,
      ...signed,
    });

    expect(verdict).toMatchObject({ status: 'not-verified', reason });
  });

  it('says whose decision came with a remark, and on what it was taken', async () => {
    const remark = await returned('The balance is missing.');

    const opened = await openRemark(author.connection, await read(author), remark, author.keyring);

    expect(opened.payload).toMatchObject({ type: 'remark', text: 'The balance is missing.' });
    expect(opened.decision).toMatchObject({
      verdict: { status: 'verified', fingerprint: reviewer.memberKey.fingerprint },
      statement: { outcome: 'returned', submissionId: submission.id },
      coversRecord: true,
      coversFiles: true,
    });
    expect(RemarkPayload.safeParse(opened.payload).success).toBe(true);
  });

  it('says that what was decided upon has changed since', async () => {
    const { decision } = await returned();
    if (!decision) throw new Error('has a decision');
    const covered = async () => {
      const verified = await verifyDecision(author.connection, await read(author), decision);
      return [verified.coversRecord, verified.coversFiles];
    };

    await deposit(author, [reviewer], submission.id, Uint8Array.of(4));
    expect(await covered()).toEqual([true, false]);
    const seen = await readSubmission(author.connection, submission.id);
    await writeRecord(author.connection, seen, record, await sealingOf(author));
    expect(await covered()).toEqual([false, false]);
  });
});
