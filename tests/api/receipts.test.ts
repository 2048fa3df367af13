import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { FileResponse } from '../../core/contracts/files.ts';
import { ReceiptResponse, ReceiptStatement } from '../../core/contracts/receipts.ts';
import { SubmissionSummary } from '../../core/contracts/submissions.ts';
import {
  decide,
  listFiles,
  moveRequest,
  readSubmission,
  shareFile,
  verifyKnownReceipt,
} from '../../core/exchange/index.ts';
import {
  createTreeHasher,
  policyOfLog,
  sha256,
  verifyReceipt,
} from '../../core/transparency/index.ts';
import {
  deposit,
  draft,
  fingerprintOf,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { utf8 } from '../support/sealing.ts';
import { sendSubmission, submitRecord } from '../support/sent-submission.ts';
import { attach, draftRequests, seenBy, sentRequest, writeContent } from '../support/requesting.ts';
import { engines } from '../support/test-portal.ts';

function hexSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function statementOf({ statement }: ReceiptResponse): ReceiptStatement {
  return ReceiptStatement.parse(JSON.parse(Buffer.from(statement, 'base64').toString('utf8')));
}

/** Verifies a receipt as it is saved, by the key of its log alone. */
function verifyOffline(receipt: ReceiptResponse) {
  const saved = JSON.parse(JSON.stringify(receipt)) as unknown;
  return verifyReceipt(createTreeHasher(sha256), saved, policyOfLog(receipt.vkey));
}

/** The receipt with another statement in the place of its own. */
function withStatement(receipt: ReceiptResponse, facts: object): ReceiptResponse {
  const altered = JSON.stringify({ ...statementOf(receipt), ...facts });
  return { ...receipt, statement: Buffer.from(altered).toString('base64') };
}

/** The organisations and the keys that something was sealed to, in this order. */
function sealedTo(members: readonly Member[]) {
  return members.map((member) => ({
    organisationId: member.organisationId,
    fingerprint: fingerprintOf(member),
  }));
}

describe.each(engines)('GET /submissions/:submissionId/receipt, on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reader: Member;
  let other: Member;
  let caseId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reader = await portal.founder('court-organ');
    other = await portal.founder('state');
    caseId = (await openCase(reader, [author, other])).id;
  });
  afterAll(() => portal.close());

  const receiptOf = (submissionId: string, by = author) =>
    by.connection.call(ReceiptResponse, `/submissions/${submissionId}/receipt`);

  it('answers NOT_FOUND before anything was submitted', async () => {
    const { id } = await draft(author, caseId, [reader]);

    await expect(receiptOf(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is for the organisation that sent it, not for those that received it', async () => {
    const { submission } = await sendSubmission(author, [reader, other], { caseId, files: 0 });

    await expect(receiptOf(submission.id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(receiptOf(submission.id, reader)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('states exactly what was received, and to whose keys it is sealed', async () => {
    const { submission, fileIds } = await sendSubmission(author, [reader], { caseId, files: 2 });

    const statement = statementOf(await receiptOf(submission.id));

    const readers = sealedTo([author, reader]);
    const { record, version } = await readSubmission(author.connection, submission.id);
    expect(statement).toMatchObject({
      submissionId: submission.id,
      version,
      senderOrganisationId: author.organisationId,
      at: submission.submittedAt,
      record: { sha256: hexSha256(Buffer.from(record?.body ?? '', 'base64')), sealedTo: readers },
    });
    expect(statement.files.map(({ fileId }) => fileId).toSorted()).toEqual(fileIds.toSorted());
    for (const { fileId, manifest, parts, sealedTo: ofFile } of statement.files) {
      const file = await author.connection.call(FileResponse, `/files/${fileId}`);
      const { body } = await author.connection.stream(`/files/${fileId}/content`);
      const message = Buffer.from(await new Response(body as BodyInit).arrayBuffer());
      const ciphertext = message.subarray(Buffer.from(file.keyPacket ?? '', 'base64').length);
      expect(parts).toEqual([{ size: ciphertext.length, sha256: hexSha256(ciphertext) }]);
      expect(manifest).toBe(hexSha256(utf8(file.signature?.manifest ?? '')));
      expect(ofFile).toEqual(readers);
    }
  });

  it('is proven by the log that the sender knows, and offline by its key alone', async () => {
    const { submission } = await sendSubmission(author, [reader], { caseId });
    const receipt = await receiptOf(submission.id);

    const known = await verifyKnownReceipt(author.connection, receipt);
    const offline = await verifyOffline(receipt);

    expect(known.statement).toMatchObject({ submissionId: submission.id });
    expect(offline).toEqual(known);
    expect(offline.entry['actor']).toMatchObject({ id: author.accountId });
  });

  it('cannot be altered by the portal', async () => {
    const { submission } = await sendSubmission(author, [reader], { caseId, files: 0 });
    const receipt = await receiptOf(submission.id);
    const altered = withStatement(receipt, { version: 99 });

    await expect(verifyKnownReceipt(author.connection, altered)).rejects.toMatchObject({
      code: 'E_RECEIPT',
      where: 'digest',
    });
    const { proof: _none, ...unsigned } = receipt;
    await expect(verifyKnownReceipt(author.connection, unsigned)).rejects.toMatchObject({
      code: 'E_MISSING',
    });
  });

  it('stays as it was when a file is shared later', async () => {
    const { submission, fileIds } = await sendSubmission(author, [reader], { caseId });
    const before = await receiptOf(submission.id);
    const [recipient] = await recipientsAmong(author, [other]);
    if (!recipient) throw new Error('has a key');

    await shareFile(author.connection, fileIds[0] ?? '', recipient, author.keyring);

    const { statement, entry, index } = await receiptOf(submission.id);
    expect({ statement, entry, index }).toMatchObject({
      statement: before.statement,
      entry: before.entry,
      index: before.index,
    });
  });

  it('is of the latest time that it was submitted', async () => {
    const { submission } = await sendSubmission(author, [reader], { caseId, files: 0 });
    const first = statementOf(await receiptOf(submission.id));
    const { version } = submission;
    const path = `/submissions/${submission.id}/take-up`;
    await reader.connection.call(SubmissionSummary, path, { method: 'POST', version });
    const seen = {
      submission: await readSubmission(reader.connection, submission.id),
      files: await listFiles(reader.connection, { type: 'submission', id: submission.id }),
    };
    const recipients = await recipientsAmong(reader, [reader, author]);
    const sealing = { recipients, signingKey: reader.memberKey };
    const returned = { outcome: 'returned', remark: 'Please add the statement.' } as const;
    await decide(reader.connection, seen, returned, sealing);
    const added = await deposit(author, [reader], submission.id, utf8('The statement'));
    await submitRecord(author, [reader], submission.id);

    const receipt = await receiptOf(submission.id);

    const second = statementOf(receipt);
    expect(first.files).toEqual([]);
    expect(second.files.map(({ fileId }) => fileId)).toEqual([added.id]);
    expect(second.version).toBeGreaterThan(first.version);
    await verifyKnownReceipt(author.connection, receipt);
  });
});

describe.each(engines)('GET /requests/:requestId/receipt, on %s', (engine) => {
  let portal: ExchangePortal;
  let requester: Member;
  let addressee: Member;
  let other: Member;
  let caseId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    requester = await portal.founder('court-organ');
    addressee = await portal.founder('state');
    other = await portal.founder('state');
    caseId = (await openCase(requester, [addressee, other])).id;
  });
  afterAll(() => portal.close());

  const receiptOf = (requestId: string, by = requester) =>
    by.connection.call(ReceiptResponse, `/requests/${requestId}/receipt`);

  /** A draft with its content, and as many attachments. */
  async function written(attachments = 0) {
    const [begun] = await draftRequests(requester, caseId, [addressee]);
    if (!begun) throw new Error('one draft is begun for each addressee');
    for (let n = 1; n <= attachments; n += 1) {
      await attach(requester, addressee, begun.id, utf8(`Annex ${n}`));
    }
    return writeContent(requester, addressee, begun);
  }

  it('answers NOT_FOUND before anything was sent, also when it was withdrawn', async () => {
    const draft = await written();
    await expect(receiptOf(draft.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await moveRequest(requester.connection, { request: draft, step: 'withdraw' });

    await expect(receiptOf(draft.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is for the organisation that asks, not for the one that is asked', async () => {
    const { id } = await sentRequest(requester, addressee, caseId);

    await expect(receiptOf(id, addressee)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(receiptOf(id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('cannot be altered by the portal, nor stand for another request', async () => {
    const { id } = await sentRequest(requester, addressee, caseId);
    const another = await sentRequest(requester, addressee, caseId);
    const receipt = await receiptOf(id);

    await expect(verifyOffline(withStatement(receipt, { version: 99 }))).rejects.toMatchObject({
      code: 'E_RECEIPT',
      where: 'digest',
    });
    const { statement } = await receiptOf(another.id);
    await expect(verifyOffline({ ...receipt, statement })).rejects.toMatchObject({
      code: 'E_RECEIPT',
      where: 'submission',
    });
  });

  it('is of the one sending that succeeded when two were tried at once', async () => {
    const request = await written();
    const sending = () => moveRequest(requester.connection, { request, step: 'send' });

    const outcomes = await Promise.allSettled([sending(), sending()]);

    const sent = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(sent).toHaveLength(1);
    const { statement } = await verifyOffline(await receiptOf(request.id));
    expect(statement).toMatchObject({ version: sent[0]?.version, at: sent[0]?.sentAt });
  });

  it('states exactly what was received, and to whose keys it is sealed', async () => {
    const draft = await written(2);
    const sent = await moveRequest(requester.connection, { request: draft, step: 'send' });

    const statement = statementOf(await receiptOf(sent.id));

    const { content } = await seenBy(requester, sent);
    const readers = sealedTo([requester, addressee]);
    expect(statement).toMatchObject({
      submissionId: sent.id,
      version: sent.version,
      senderOrganisationId: requester.organisationId,
      at: sent.sentAt,
      record: {
        sha256: hexSha256(Buffer.from(content?.body ?? '', 'base64')),
        sealedTo: readers,
      },
    });
    const attached = await listFiles(requester.connection, { type: 'request', id: sent.id });
    expect(attached).toHaveLength(2);
    expect(statement.files).toHaveLength(2);
    for (const { id, signature } of attached) {
      expect(statement.files.find(({ fileId }) => fileId === id)).toMatchObject({
        manifest: hexSha256(utf8(signature?.manifest ?? '')),
        sealedTo: readers,
      });
    }
  });

  it('is proven by the log that the requester knows, and offline by its key alone', async () => {
    const { id } = await sentRequest(requester, addressee, caseId);
    const receipt = await receiptOf(id);

    const known = await verifyKnownReceipt(requester.connection, receipt);
    const offline = await verifyOffline(receipt);

    expect(known.statement).toMatchObject({ submissionId: id });
    expect(offline).toEqual(known);
    expect(offline.entry).toMatchObject({
      action: 'request.send',
      actor: { id: requester.accountId },
      object: { type: 'request', id, digest: hexSha256(Buffer.from(receipt.statement, 'base64')) },
    });
  });

  it('stays as it was when the request moves on', async () => {
    const sent = await sentRequest(requester, addressee, caseId);
    const before = await receiptOf(sent.id);

    await moveRequest(addressee.connection, { request: sent, step: 'acknowledge' });

    const { statement, entry, index } = await receiptOf(sent.id);
    expect({ statement, entry, index }).toEqual({
      statement: before.statement,
      entry: before.entry,
      index: before.index,
    });
  });
});
