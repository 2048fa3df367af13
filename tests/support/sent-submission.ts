import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import { advance, readSubmission, writeRecord } from '../../core/exchange/index.ts';
import { deposit, draft, recipientsAmong, type Member } from './exchange-people.ts';
import { utf8 } from './sealing.ts';

/** Writes a record anew and submits, as the author's browser does. */
export async function submitRecord(
  author: Member,
  readers: readonly Member[],
  submissionId: string,
): Promise<SubmissionSummary> {
  const recipients = await recipientsAmong(author, [author, ...readers]);
  const record = {
    subject: 'Accounts',
    narrative: 'See the files.',
    measure: 'inform' as const,
    assets: [],
  };
  const sealing = { recipients, signingKey: author.memberKey };
  const seen = await readSubmission(author.connection, submissionId);
  const written = await writeRecord(author.connection, seen, record, sealing);
  return advance(author.connection, 'submit', written);
}

/** A record and so many files, sealed to these readers and submitted. */
export async function sendSubmission(
  author: Member,
  readers: readonly Member[],
  { caseId, files = 1 }: { readonly caseId: string; readonly files?: number },
) {
  const { id } = await draft(author, caseId, readers);
  const fileIds: string[] = [];
  for (let count = 0; count < files; count += 1) {
    const plaintext = utf8(`Statement ${count} of the account`);
    fileIds.push((await deposit(author, readers, id, plaintext)).id);
  }
  return { submission: await submitRecord(author, readers, id), fileIds };
}
