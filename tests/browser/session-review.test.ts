import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SubmissionSummary } from '../../core/contracts/submissions.ts';
import { advance, readSubmission, writeRecord } from '../../core/exchange/index.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { servedEngine } from '../support/test-portal.ts';
import { deposit, draft, fingerprintOf, recipientsAmong } from '../support/exchange-people.ts';
import { bytesOf } from '../support/sealing.ts';
import { aRecord, createSessionStage, type SessionStage } from '../support/session-stage.ts';
import { storedOctetsOf } from '../support/stored-octets.ts';
import type {} from './session-page/page.ts';

describeInChromium.each(servedEngine)('a review in the browser, on %s', (engine) => {
  let stage: SessionStage;
  let page: Page;
  let submissionId: string;
  let fileIds: string[];
  beforeAll(async () => {
    stage = await createSessionStage(engine);
    ({ page } = await stage.sitDown(stage.reader));
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
  });
  beforeEach(async () => {
    const { author, reader, caseId } = stage;
    const { connection, memberKey: signingKey } = author;
    const begun = await draft(author, caseId, [reader]);
    const files = [
      await deposit(author, [reader], begun.id, bytesOf(5000)),
      await deposit(author, [reader], begun.id, bytesOf(6000)),
    ];
    const recipients = await recipientsAmong(author, [author, reader]);
    const written = await writeRecord(connection, begun, aRecord, { recipients, signingKey });
    const submitted = await advance(connection, 'submit', written);
    await advance(reader.connection, 'take-up', submitted);
    submissionId = begun.id;
    fileIds = files.map(({ id }) => id);
  });
  afterAll(() => stage.close());

  const keys = () => ({
    [stage.author.organisationId]: fingerprintOf(stage.author),
    [stage.reader.organisationId]: fingerprintOf(stage.reader),
  });
  const decide = (outcome: 'accepted' | 'returned') =>
    page.evaluate(
      (request) => window.sessionPage.refusal(window.desk.keys.worker().decide(request)),
      {
        submissionId,
        outcome,
        remark: 'Seen.',
        keys: keys(),
      },
    );
  const look = () =>
    page.evaluate(async (id) => {
      const worker = window.desk.keys.worker();
      return {
        record: await worker.openRecord(id),
        files: await worker.listFiles({ type: 'submission', id }),
        ...(await worker.openRemarks(id)),
      };
    }, submissionId);
  const openFiles = (...ids: readonly string[]) =>
    page.evaluate(async (all) => {
      const worker = window.desk.keys.worker();
      const codes = all.map((id) => window.sessionPage.refusal(worker.openFile(id)));
      return Promise.all(codes);
    }, ids);

  it('decides nothing on what was not opened here', async () => {
    expect(await decide('accepted')).toBe('not-all-opened');
    expect(await decide('returned')).toBe('not-all-opened');

    await look();
    await openFiles(fileIds[0] ?? '');
    expect(await decide('accepted')).toBe('not-all-opened');
  });

  it('accepts what was opened to its last octet, and shows whose decision it was', async () => {
    const { record } = await look();
    expect(record.record).toMatchObject({
      status: 'opened',
      content: aRecord,
      verdict: { status: 'verified', fingerprint: stage.author.memberKey.fingerprint },
    });
    await openFiles(...fileIds);
    expect(await decide('accepted')).toBe('nothing was refused');

    const after = await look();
    const verdict = { status: 'verified', fingerprint: stage.reader.memberKey.fingerprint };
    const decided = { outcome: 'accepted', coversRecord: true, coversFiles: true };
    expect(after.record.decision).toMatchObject({ status: 'opened', content: decided, verdict });
    expect(after.remarks).toMatchObject([
      { text: { status: 'opened', content: 'Seen.', verdict }, decision: { ...decided, verdict } },
    ]);
  });

  it('returns a file that was altered, and cannot accept it', async () => {
    const [first = '', second = ''] = fileIds;
    await storedOctetsOf(stage).flip(first, 1, 3000);
    await look();

    expect(await openFiles(first, second)).toEqual(['altered', 'nothing was refused']);
    expect(await decide('accepted')).toBe('not-all-opened');
    expect(await decide('returned')).toBe('nothing was refused');
  });

  it('signs for what was opened, not for what the portal says since', async () => {
    await look();
    await openFiles(...fileIds);
    const { connection } = stage.author;
    const withdrawal = await readSubmission(connection, submissionId);
    await advance(connection, 'withdraw', withdrawal);

    expect(await decide('accepted')).toBe('VERSION_CONFLICT');
    await expect(
      connection.call(SubmissionSummary, `/submissions/${submissionId}`),
    ).resolves.toMatchObject({ state: 'withdrawn' });
  });

  it('says something to the other side, sealed', async () => {
    const said = await page.evaluate(
      async ({ id, keys }) => {
        const worker = window.desk.keys.worker();
        await worker.addRemark(id, 'Une question.', keys);
        return worker.openRemarks(id);
      },
      { id: submissionId, keys: keys() },
    );

    expect(said.remarks).toMatchObject([{ text: { status: 'opened', content: 'Une question.' } }]);
    expect(said.remarks[0]?.decision).toBeUndefined();
  });
});
