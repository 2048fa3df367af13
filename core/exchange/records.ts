import { RecordPayload, type RecordContent } from '../contracts/sealed-payloads.ts';
import { SubmissionSummary, type SubmissionResponse } from '../contracts/submissions.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { openPayload, sealPayload, type OpenedPayload, type Sealing } from './payloads.ts';
import type { SeenSubmission } from './submissions.ts';

/** Seals the record of a draft and puts it in the place of the one before. */
export async function writeRecord(
  connection: Connection,
  { id, version }: SeenSubmission,
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

/**
 * Opens the record of a submission. The verdict is on the signature of who, as the portal says, wrote it.
 *
 * @throws SealingError `altered` for the record of another submission, and see `openPayload`; Error when there is none
 */
export async function openRecord(
  connection: Connection,
  { id, record, recordWrittenBy }: SubmissionResponse,
  keyring: Keyring,
): Promise<OpenedPayload<RecordPayload>> {
  if (!record || recordWrittenBy === undefined) throw new Error('there is no record');
  const keys = await verificationKeysOf(connection, recordWrittenBy);
  const opened = await openPayload(RecordPayload, record, keyring, keys);
  if (opened.payload.submissionId !== id) throw new SealingError('altered');
  return opened;
}
