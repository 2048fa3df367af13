import type { FileResponse } from '../contracts/files.ts';
import type { OpenableContent } from '../contracts/sealed-content.ts';
import {
  createDecisionStatement,
  DecisionStatement,
  SubmissionSummary,
  type Decision,
  type DecisionOutcome,
  type SignedDecision,
  type SubmissionResponse,
} from '../contracts/submissions.ts';
import {
  parseStatement,
  requireSigner,
  SealingError,
  sha256Hex,
  signText,
  verifyText,
  type UnlockedKey,
  type Verdict,
} from '../sealing/index.ts';
import { decodeBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf } from './keyring.ts';
import { sealRemark, type Sealing } from './payloads.ts';

/** A submission as its reader has read it, and its files as they were opened. */
export type ReadSubmission = {
  readonly submission: SubmissionResponse;
  readonly files: readonly FileResponse[];
};

export type VerifiedDecision = {
  /** On the reviewer's signature over the statement; another key than the statement names is `not-the-named-signer`. */
  readonly verdict: Verdict;
  readonly statement: DecisionStatement;
  /** Whether what was decided upon is what is here: a returned submission may have changed since. */
  readonly coversRecord: boolean;
  readonly coversFiles: boolean;
};

/**
 * Signs and sends a reviewer's decision on exactly what the reviewer has seen: `files` are those that were opened and
 * verified, not what the portal says now. The portal refuses when it has others. A return says why, sealed.
 */
export async function decide(
  connection: Connection,
  read: ReadSubmission,
  { outcome, remark }: { readonly outcome: DecisionOutcome; readonly remark?: string },
  sealing: Sealing,
): Promise<SubmissionSummary> {
  const { id, version } = read.submission;
  const decision = await signDecision(read, outcome, sealing.signingKey);
  const sealed = remark === undefined ? {} : { remark: await sealRemark(id, remark, sealing) };
  const step = outcome === 'accepted' ? 'accept' : 'return';
  return connection.call(SubmissionSummary, `/submissions/${id}/${step}`, {
    method: 'POST',
    version,
    body: { decision, ...sealed },
  });
}

async function signDecision(
  { submission: { id, version, record }, files }: ReadSubmission,
  outcome: DecisionOutcome,
  signingKey: UnlockedKey,
): Promise<SignedDecision> {
  if (!record) throw new Error('there is no record to decide upon');
  const at = new Date();
  const statement = createDecisionStatement({
    submissionId: id,
    version,
    outcome,
    record: await digestOfRecord(record),
    files: await Promise.all(files.map(digestOfManifest)),
    fingerprint: signingKey.fingerprint,
    at,
  });
  return { statement, armoredSignature: await signText({ text: statement, signingKey, at }) };
}

/**
 * Verifies whose decision it is, and on what it was taken.
 *
 * @throws SealingError `altered` when its statement is on another submission or of another outcome; `unsupported-format`
 */
export async function verifyDecision(
  connection: Connection,
  { submission, files }: ReadSubmission,
  decision: Decision,
): Promise<VerifiedDecision> {
  const statement = parseStatement(DecisionStatement, decision.statement);
  if (statement.submissionId !== submission.id || statement.outcome !== decision.outcome) {
    throw new SealingError('altered');
  }
  const verdict = await verifyText({
    text: decision.statement,
    armoredSignature: decision.armoredSignature,
    armoredVerificationKeys: await verificationKeysOf(connection, decision.accountId),
  });
  const { record } = submission;
  const signed = files.filter(({ signature }) => signature);
  const digests = await Promise.all(signed.map(digestOfManifest));
  return {
    verdict: requireSigner(verdict, statement.fingerprint),
    statement,
    coversRecord: record !== undefined && (await digestOfRecord(record)) === statement.record,
    coversFiles: listed(digests) === listed(statement.files),
  };
}

type DecidedFile = DecisionStatement['files'][number];

function listed(files: readonly DecidedFile[]): string {
  return files
    .map(({ fileId, sha256 }) => `${fileId} ${sha256}`)
    .sort()
    .join();
}

function digestOfRecord({ body }: OpenableContent): Promise<string> {
  return sha256Hex(decodeBase64(body));
}

async function digestOfManifest({ id, signature }: FileResponse): Promise<DecidedFile> {
  if (!signature) throw new Error('nobody has signed for a file of this submission');
  const sha256 = await sha256Hex(new TextEncoder().encode(signature.manifest));
  return { fileId: id, sha256 };
}
