import type { FileResponse } from '../../core/contracts/files.ts';
import { RecordPayload, RemarkPayload } from '../../core/contracts/sealed-payloads.ts';
import {
  RemarkPage,
  SubmissionPage,
  type SubmissionResponse,
  type SubmissionSummary,
} from '../../core/contracts/submissions.ts';
import {
  advance,
  decide,
  listFiles,
  openDepositedFile,
  openPayload,
  readSubmission,
  verificationKeysOf,
} from '../../core/exchange/index.ts';
import { secrets, type Member } from './members.ts';
import { digestOf, type Specimen } from './specimens.ts';
import { prove } from './steps.ts';
import { recipientsBetween } from './submitting.ts';

type Reviewed = {
  readonly submission: SubmissionResponse;
  readonly files: readonly FileResponse[];
};

/** Takes a submission up, opens all of it, and compares every byte and every signature. */
export async function reviewEverything(
  reviewer: Member,
  author: Member,
  submitted: SubmissionSummary,
  specimens: readonly Specimen[],
): Promise<Reviewed> {
  const { connection, keyring } = reviewer;
  const inbox = await connection.call(SubmissionPage, '/inbox');
  prove(
    inbox.items.some(({ id }) => id === submitted.id),
    'the submission is in the inbox',
  );
  await advance(connection, 'take-up', submitted);
  const submission = await readSubmission(connection, submitted.id);
  const { record } = submission;
  if (!record) throw new Error('the record is missing');
  const authorsKeys = await verificationKeysOf(connection, author.accountId);
  const opened = await openPayload(RecordPayload, record, keyring, authorsKeys);
  prove(opened.payload.submissionId === submitted.id, 'the record belongs to the submission');
  prove(opened.payload.narrative === secrets.narrative, 'the narrative is as written');
  prove(opened.verdict.status === 'verified', 'the record is signed by its author');

  const files = await listFiles(connection, { type: 'submission', id: submitted.id });
  for (const { id } of files) await compareFile(reviewer, author, id, specimens);
  return { submission, files };
}

async function compareFile(
  reviewer: Member,
  author: Member,
  fileId: string,
  specimens: readonly Specimen[],
): Promise<void> {
  const opened = await openDepositedFile(reviewer.connection, fileId, reviewer.keyring);
  const digest = await digestOf(opened.plaintext);
  const { signature } = await opened.verdict;
  const specimen = specimens.find(({ name }) => name === opened.descriptor?.payload.name);
  if (!specimen) throw new Error('a file has another name than its author gave it');
  prove(digest === (await digestOf(specimen.open())), `${specimen.name} is identical`);
  prove(
    signature.status === 'verified' && signature.fingerprint === author.memberKey.fingerprint,
    `${specimen.name} carries its author's signature`,
  );
}

/** Returns a submission with a sealed remark, which the author reads before submitting again. */
export async function returnWithRemark(
  reviewer: Member,
  author: Member,
  reviewed: Reviewed,
): Promise<void> {
  const returned = await decide(
    reviewer.connection,
    reviewed,
    { outcome: 'returned', remark: secrets.remark },
    {
      recipients: await recipientsBetween(reviewer, author),
      signingKey: reviewer.memberKey,
    },
  );
  const path = `/submissions/${returned.id}/remarks`;
  const [remark] = (await author.connection.call(RemarkPage, path)).items;
  if (!remark) throw new Error('the remark is missing');
  const reviewersKeys = await verificationKeysOf(author.connection, remark.accountId);
  const opened = await openPayload(RemarkPayload, remark.content, author.keyring, reviewersKeys);
  prove(opened.payload.text === secrets.remark, 'the remark is as written');
  prove(opened.verdict.status === 'verified', 'the remark is signed by the reviewer');
  await advance(author.connection, 'submit', returned);
}

/** Accepts with a decision signed over exactly what was seen; the author reads it. */
export async function accept(reviewer: Member, author: Member, reviewed: Reviewed): Promise<void> {
  await decide(
    reviewer.connection,
    reviewed,
    { outcome: 'accepted' },
    {
      recipients: await recipientsBetween(reviewer, author),
      signingKey: reviewer.memberKey,
    },
  );
  const seen = await readSubmission(author.connection, reviewed.submission.id);
  prove(seen.state === 'accepted', 'the submission is accepted');
  prove(seen.decision?.outcome === 'accepted', 'the author sees the signed decision');
}
