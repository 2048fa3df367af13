import type { FileResponse } from '../contracts/files.ts';
import { RecordPayload, RemarkPayload, type RecordContent } from '../contracts/sealed-payloads.ts';
import {
  createDecisionStatement,
  SubmissionResponse,
  SubmissionSummary,
  type CreateSubmissionRequest,
  type DecisionOutcome,
} from '../contracts/submissions.ts';
import { sha256Hex, signText, type UnlockedKey } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { decodeBase64 } from './base64.ts';
import { sealPayload } from './payloads.ts';
import type { RecipientOrganisation } from './recipients.ts';

type Sealing = {
  readonly recipients: readonly RecipientOrganisation[];
  readonly signingKey: UnlockedKey;
};
/** A submission as its reviewer read it, and its files as they were opened. */
type Reviewed = {
  readonly submission: SubmissionResponse;
  readonly files: readonly FileResponse[];
};
type Seen = { readonly id: string; readonly version: number };

export function createSubmission(connection: Connection, request: CreateSubmissionRequest) {
  const call = { method: 'POST', body: request } as const;
  return connection.call(SubmissionSummary, '/submissions', call);
}

/** A submission with its record, as the caller's organisation may open it. */
export function readSubmission(connection: Connection, submissionId: string) {
  return connection.call(SubmissionResponse, `/submissions/${submissionId}`);
}

/** Seals the record of a draft and puts it in the place of the one before. */
export async function writeRecord(
  connection: Connection,
  { id, version }: Seen,
  record: RecordContent,
  sealing: Sealing,
) {
  const payload = { v: 1, type: 'record', submissionId: id, ...record } as const;
  const content = await sealPayload(RecordPayload, payload, sealing);
  return connection.call(SubmissionSummary, `/submissions/${id}/record`, {
    method: 'PUT',
    version,
    body: { content },
  });
}

export function advance(
  connection: Connection,
  step: 'submit' | 'take-up' | 'withdraw',
  { id, version }: Seen,
) {
  const path = `/submissions/${id}/${step}`;
  return connection.call(SubmissionSummary, path, { method: 'POST', version });
}

/**
 * Signs and sends a reviewer's decision on exactly what the reviewer has seen: `files` are those that were opened and
 * verified, not what the portal says now. The portal refuses when it has others. A return says why, sealed.
 */
export async function decide(
  connection: Connection,
  { submission, files }: Reviewed,
  { outcome, remark }: { outcome: DecisionOutcome; remark?: string },
  { recipients, signingKey }: Sealing,
) {
  const { id, version, record } = submission;
  if (!record) throw new Error('there is no record to decide upon');
  const at = new Date();
  const statement = createDecisionStatement({
    submissionId: id,
    version,
    outcome,
    record: await sha256Hex(decodeBase64(record.body)),
    files: await Promise.all(files.map(digestOfManifest)),
    fingerprint: signingKey.fingerprint,
    at,
  });
  const armoredSignature = await signText({ text: statement, signingKey, at });
  const sealed =
    remark === undefined
      ? undefined
      : await sealPayload(
          RemarkPayload,
          { v: 1, type: 'remark', submissionId: id, text: remark },
          { recipients, signingKey },
        );
  const step = outcome === 'accepted' ? 'accept' : 'return';
  return connection.call(SubmissionSummary, `/submissions/${id}/${step}`, {
    method: 'POST',
    version,
    body: { decision: { statement, armoredSignature }, ...(sealed ? { remark: sealed } : {}) },
  });
}

async function digestOfManifest({ id, signature }: FileResponse) {
  if (!signature) throw new Error('nobody has signed for a file of this submission');
  const sha256 = await sha256Hex(new TextEncoder().encode(signature.manifest));
  return { fileId: id, sha256 };
}
