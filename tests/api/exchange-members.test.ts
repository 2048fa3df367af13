import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { MemberPage, MemberResponse } from '../../core/contracts/accounts.ts';
import { FileResponse } from '../../core/contracts/files.ts';
import { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { RemarkPage } from '../../core/contracts/submissions.ts';
import {
  advance,
  decide,
  openDepositedFile,
  openGrants,
  type ProblemError,
  readSubmission,
  recipientsOf,
  rotateOrganisationKey,
  shareFile,
  writeRecord,
} from '../../core/exchange/index.ts';
import { openFile } from '../../core/sealing/index.ts';
import {
  deposit,
  draft,
  fingerprintOf,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { drained, streamOfBytes } from '../support/sealing.ts';
import { servedEngine } from '../support/test-portal.ts';

describe.each(servedEngine)('members at work on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reviewer: Member;
  let caseId: string;
  let third: Member;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reviewer = await portal.founder('court-organ');
    third = await portal.founder('state');
    caseId = (await openCase(reviewer, [author, third])).id;
  });
  afterAll(() => portal.close());

  async function openedBy(by: Member, fileId: string): Promise<Buffer> {
    const { plaintext } = await openDepositedFile(by.connection, fileId, by.keyring);
    return Buffer.from(await drained(plaintext));
  }

  async function messageOf(by: Member, fileId: string): Promise<Uint8Array> {
    const { body } = await by.connection.stream(`/files/${fileId}/content`);
    return drained(body);
  }

  async function submitted(by: Member) {
    const submission = await draft(by, caseId, [reviewer]);
    const recipients = await recipientsAmong(by, [by, reviewer]);
    const record = {
      subject: 'Accounts',
      narrative: 'As agreed.',
      measure: 'trace' as const,
      assets: [],
    };
    const sealing = { recipients, signingKey: by.memberKey };
    const written = await writeRecord(by.connection, submission, record, sealing);
    return advance(by.connection, 'submit', written);
  }

  it('lets one of two reviewers decide, and keeps nothing of the other’s decision', async () => {
    const colleague = await portal.colleagueOf(reviewer, 'court-focal-point');
    const { id, version } = await submitted(author);
    await advance(reviewer.connection, 'take-up', { id, version });
    const recipients = await recipientsAmong(reviewer, [reviewer, author]);
    const [one, other] = await Promise.all(
      [reviewer, colleague].map(({ connection }) => readSubmission(connection, id)),
    );
    if (!one || !other) throw new Error('both see the submission');

    const accepting = decide(
      reviewer.connection,
      { submission: one, files: [] },
      { outcome: 'accepted', remark: 'Complete.' },
      { recipients, signingKey: reviewer.memberKey },
    );
    const returning = decide(
      colleague.connection,
      { submission: other, files: [] },
      { outcome: 'returned', remark: 'Balances are missing.' },
      { recipients, signingKey: colleague.memberKey },
    );
    const outcomes = await Promise.allSettled([accepting, returning]);

    const won = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const lost = outcomes.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as ProblemError).code] : [],
    );
    expect(won).toHaveLength(1);
    expect(lost).toEqual([expect.stringMatching(/^(?:VERSION_CONFLICT|TRANSITION_NOT_ALLOWED)$/)]);
    const { state, decision } = await readSubmission(author.connection, id);
    expect({ state, outcome: decision?.outcome }).toEqual({
      state: won[0]?.state,
      outcome: won[0]?.state,
    });
    const remarks = await author.connection.call(RemarkPage, `/submissions/${id}/remarks`);
    expect(remarks.items.map(({ accountId }) => accountId)).toEqual([decision?.accountId]);
  });

  it('opens a file to one more organisation without touching its body, until that is taken back', async () => {
    const { id: submissionId } = await draft(author, caseId, [reviewer]);
    const plaintext = randomBytes(300_000);
    const { id } = await deposit(author, [reviewer], submissionId, plaintext);
    const recipients = await recipientsAmong(author, [author, reviewer]);
    const record = {
      subject: 'File',
      narrative: 'See the file.',
      measure: 'inform' as const,
      assets: [],
    };
    const sealing = { recipients, signingKey: author.memberKey };
    const seen = await readSubmission(author.connection, submissionId);
    const written = await writeRecord(author.connection, seen, record, sealing);
    await advance(author.connection, 'submit', written);
    await expect(openedBy(third, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const before = await messageOf(author, id);

    const [recipient] = await recipientsAmong(author, [third]);
    if (!recipient) throw new Error('has a key');
    const shared = await shareFile(author.connection, id, recipient, author.keyring);

    expect((await openedBy(third, id)).equals(plaintext)).toBe(true);
    expect((await openedBy(reviewer, id)).equals(plaintext)).toBe(true);
    expect(Buffer.compare(await messageOf(author, id), before)).toBe(0);
    const theirs = await messageOf(third, id);
    const keyPacket = await third.connection.call(FileResponse, `/files/${id}`);
    const head = Buffer.from(keyPacket.keyPacket ?? '', 'base64').length;
    expect(Buffer.compare(theirs.subarray(head), before.subarray(-shared.size))).toBe(0);

    const path = `/files/${id}/shares/${third.organisationId}`;
    const { version } = shared;
    await author.connection.command(path, { method: 'DELETE', version });
    await expect(openedBy(third, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await openedBy(reviewer, id)).equals(plaintext)).toBe(true);
  });

  it('keeps old and new content open to who remains, and new content shut to who has left', async () => {
    const leaver = await portal.colleagueOf(author, 'expert');
    const expert = await portal.colleagueOf(author, 'expert');
    const { id: submissionId } = await draft(author, caseId, [reviewer]);
    const [oldContent, newContent] = [randomBytes(5000), randomBytes(5000)];
    const oldFile = await deposit(author, [reviewer], submissionId, oldContent);
    expect((await openedBy(leaver, oldFile.id)).equals(oldContent)).toBe(true);

    const { items } = await author.connection.call(MemberPage, '/members', {
      query: { organisationId: author.organisationId },
    });
    const version = items.find(({ id }) => id === leaver.accountId)?.version ?? 0;
    const path = `/members/${leaver.accountId}`;
    await author.connection.call(MemberResponse, path, { method: 'DELETE', version });
    await expect(openedBy(leaver, oldFile.id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const keysPath = `/organisations/${author.organisationId}/keys`;
    const due = await author.connection.call(OrganisationKeysResponse, keysPath);
    expect(due.rotationDue).toBe(true);
    const [currentKey] = author.keyring.organisationKeys;
    if (!currentKey) throw new Error('holds the key');
    const keys = { memberKey: author.memberKey, currentKey };
    const next = await rotateOrganisationKey(
      author.connection,
      author.organisation,
      keys,
      [author, expert].map(({ accountId, memberKey }) => ({
        accountId,
        comparedFingerprint: memberKey.fingerprint,
      })),
    );

    const stale = new Map([[author.organisationId, fingerprintOf(author)]]);
    await expect(recipientsOf(reviewer.connection, stale)).rejects.toMatchObject({
      name: 'KeyChangedError',
    });
    const granted = await openGrants(expert.connection, expert.memberKey);
    expect(granted.verdicts.map(({ status }) => status)).toEqual(['verified', 'verified']);
    const remaining = { ...expert, keyring: granted.keyring };
    expect(fingerprintOf(remaining)).toBe(next.fingerprint);
    const newFile = await deposit(remaining, [reviewer], submissionId, newContent);
    expect((await openedBy(remaining, oldFile.id)).equals(oldContent)).toBe(true);
    expect((await openedBy(remaining, newFile.id)).equals(newContent)).toBe(true);

    const leaked = await messageOf(remaining, newFile.id);
    const opening = openFile({
      message: streamOfBytes(leaked),
      decryptionKeys: leaver.keyring.organisationKeys,
      armoredVerificationKeys: [],
    });
    await expect(opening).rejects.toMatchObject({ code: 'no-decryption-key' });
  });
});
