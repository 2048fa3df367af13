import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsentPage } from '../../core/contracts/consents.ts';
import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import {
  answerConsent,
  listFiles,
  openDepositedFile,
  openRecord,
  readSubmission,
} from '../../core/exchange/index.ts';
import { fingerprintOf, openCase, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { drained, utf8 } from '../support/sealing.ts';
import { sendSubmission } from '../support/sent-submission.ts';
import { servedEngine } from '../support/test-portal.ts';
import { createWorkerStage, lieTo, seenKeysOf, type WorkerStage } from '../support/worker-stage.ts';

describe.each(servedEngine)('what the Worker shares onward on %s', (engine) => {
  let portal: ExchangePortal;
  let stage: WorkerStage;
  let provider: Member;
  let court: Member;
  let third: Member;
  let caseId: string;
  let receiver: Awaited<ReturnType<WorkerStage['colleagueOf']>>;
  let submission: SubmissionSummary;
  let fileId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    stage = createWorkerStage(portal);
    provider = await portal.founder('state');
    court = await portal.founder('court-organ');
    third = await portal.founder('state');
    caseId = (await openCase(court, [provider, third])).id;
  });
  beforeEach(async () => {
    receiver = await stage.colleagueOf(court, 'court-focal-point');
    const sent = await sendSubmission(provider, [court], { caseId });
    submission = sent.submission;
    fileId = sent.fileIds[0] ?? '';
  });
  afterEach(async () => {
    portal.line.interfere = undefined;
    await stage.end();
  });
  afterAll(() => portal.close());

  const toThird = () => [third.organisationId, fingerprintOf(third)] as const;

  async function ask(type: 'file' | 'record', reason?: string) {
    const object = { type, id: type === 'file' ? fileId : submission.id };
    const asked = { object, forOrganisationId: third.organisationId };
    return receiver.worker.askConsent(asked, reason, seenKeysOf([court, provider]));
  }

  it('is nothing while its provider has not consented', async () => {
    const refused = { code: 'CONSENT_REQUIRED' };

    await expect(receiver.worker.shareFile(fileId, ...toThird())).rejects.toMatchObject(refused);
    await expect(receiver.worker.shareRecord(submission.id, ...toThird())).rejects.toMatchObject(
      refused,
    );
  });

  it('goes to no other key than the one that was seen', async () => {
    const sharing = receiver.worker.shareFile(
      fileId,
      third.organisationId,
      fingerprintOf(provider),
    );

    await expect(sharing).rejects.toMatchObject({ name: 'KeyChangedError' });
  });

  it('is never something else that the portal shows in its place', async () => {
    const other = await sendSubmission(provider, [court], { caseId });
    const { record } = await readSubmission(court.connection, other.submission.id);
    const here = await readSubmission(court.connection, submission.id);
    const folder = { type: 'submission', id: other.submission.id } as const;
    const [elsewhere] = await listFiles(court.connection, folder);

    lieTo(portal, `/submissions/${submission.id}`, { ...here, record });
    await expect(receiver.worker.shareRecord(submission.id, ...toThird())).rejects.toMatchObject({
      code: 'altered',
    });
    lieTo(portal, `/files/${fileId}`, { ...elsewhere, id: fileId });
    await expect(receiver.worker.shareFile(fileId, ...toThird())).rejects.toMatchObject({
      code: 'altered',
    });
  });

  it('is asked for with a reason that its provider opens, and no other reason than its own', async () => {
    const consent = await ask('file', 'They have frozen the other half.');
    const other = await ask('record', 'For the trial.');
    const reader = await stage.colleagueOf(provider, 'national-focal-point');
    const query = { side: 'provider' } as const;
    const { items } = await reader.connection.call(ConsentPage, '/consents', { query });
    const [ofRecord, ofFile] = items;
    if (!ofRecord || !ofFile) throw new Error('the provider was asked twice');
    expect([ofRecord.id, ofFile.id]).toEqual([other.id, consent.id]);

    const swapped = { ...ofFile, reason: ofRecord.reason };
    expect(await reader.worker.openConsentReason(swapped)).toEqual({
      status: 'not-opened',
      code: 'altered',
    });
    expect(await reader.worker.openConsentReason(ofFile)).toMatchObject({
      status: 'opened',
      content: 'They have frozen the other half.',
      verdict: { status: 'verified' },
    });
  });

  it('opens for its new reader once the provider has consented', async () => {
    const ofFile = await ask('file');
    const ofRecord = await ask('record', 'For the trial.');
    await answerConsent(provider.connection, 'grant', ofFile);
    await answerConsent(provider.connection, 'grant', ofRecord);

    await receiver.worker.shareFile(fileId, ...toThird());
    await receiver.worker.shareRecord(submission.id, ...toThird());

    const file = await openDepositedFile(third.connection, fileId, third.keyring);
    expect(await drained(file.plaintext)).toEqual(utf8('Statement 0 of the account'));
    const signer = { status: 'verified', fingerprint: provider.memberKey.fingerprint };
    expect((await file.verdict).signature).toMatchObject(signer);
    const read = await readSubmission(third.connection, submission.id);
    const record = await openRecord(third.connection, read, third.keyring);
    expect(record.payload).toMatchObject({ subject: 'Accounts', submissionId: submission.id });
    expect(record.verdict).toMatchObject(signer);
  });
});
