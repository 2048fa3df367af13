import {
  SubmissionResponse,
  SubmissionSummary,
  type CreateSubmissionRequest,
} from '../contracts/submissions.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';

/** A submission in the version that its caller has seen. */
export type SeenSubmission = { readonly id: string; readonly version: number };

export function createSubmission(connection: Connection, request: CreateSubmissionRequest) {
  const call = { method: 'POST', body: request } as const;
  return connection.call(SubmissionSummary, '/submissions', call);
}

/** A submission with its record, as the caller's organisation may open it. @throws SealingError `altered` for another one */
export async function readSubmission(connection: Connection, submissionId: string) {
  const submission = await connection.call(SubmissionResponse, `/submissions/${submissionId}`);
  if (submission.id !== submissionId) throw new SealingError('altered');
  return submission;
}

export function advance(
  connection: Connection,
  step: 'submit' | 'take-up' | 'withdraw',
  { id, version }: SeenSubmission,
) {
  const path = `/submissions/${id}/${step}`;
  return connection.call(SubmissionSummary, path, { method: 'POST', version });
}
