import { FileResponse } from '../contracts/files.ts';
import { SubmissionSummary } from '../contracts/submissions.ts';
import {
  SealingError,
  seipdFactsOfContent,
  shareWith,
  signShareStatement,
} from '../sealing/index.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import type { Keyring } from './keyring.ts';
import { openDescriptor } from './opened-files.ts';
import type { RecipientOrganisation } from './recipients.ts';
import { openRecord } from './records.ts';
import { readSubmission } from './submissions.ts';

/**
 * Shares a file with one more organisation: adds a key packet, and changes no byte of the body. Manifest and descriptor are
 * opened first; whether the key packet is the body's, only who opens the file can tell.
 *
 * @throws SealingError `altered` for another file, and see `shareWith`, `openDescriptor`
 */
export async function shareFile(
  connection: Connection,
  fileId: string,
  recipient: RecipientOrganisation,
  keyring: Keyring,
) {
  const { memberKey, organisationKeys } = keyring;
  const file = await connection.call(FileResponse, `/files/${fileId}`);
  if (file.id !== fileId) throw new SealingError('altered');
  await openDescriptor(connection, file, keyring);
  if (!file.seipd || file.keyPacket === undefined) throw new Error('the file is not complete');
  const { seipd } = file;
  const wrap = (keyPacket: string) =>
    shareWith({
      keyPacket: decodeBase64(keyPacket),
      seipd,
      decryptionKeys: organisationKeys,
      recipient,
    });
  const shared = await wrap(file.keyPacket);
  const descriptor = file.descriptor && (await wrap(file.descriptor.keyPacket));
  const signed = await signShareStatement({
    fileId,
    shared,
    signingKey: memberKey,
    at: new Date(),
  });
  return connection.call(FileResponse, `/files/${fileId}/shares`, {
    method: 'POST',
    version: file.version,
    body: {
      organisationId: recipient.organisationId,
      keyPacket: encodeBase64(shared.keyPacket),
      ...(descriptor ? { descriptorKeyPacket: encodeBase64(descriptor.keyPacket) } : {}),
      ...signed,
    },
  });
}

/**
 * Shares the record of a submission with one more organisation, as `shareFile` does a file. It is opened by the very key
 * packet that is passed on, so that no server can have another one shared.
 *
 * @throws SealingError `altered` for another record, and see `shareWith`, `openRecord`
 */
export async function shareRecord(
  connection: Connection,
  submissionId: string,
  recipient: RecipientOrganisation,
  keyring: Keyring,
) {
  const { memberKey, organisationKeys } = keyring;
  const submission = await readSubmission(connection, submissionId);
  const { id, version, record } = submission;
  await openRecord(connection, submission, keyring);
  if (!record) throw new Error('there is no record');
  const shared = await shareWith({
    keyPacket: decodeBase64(record.keyPacket),
    seipd: seipdFactsOfContent(decodeBase64(record.body)),
    decryptionKeys: organisationKeys,
    recipient,
  });
  const signed = await signShareStatement({
    submissionId: id,
    shared,
    signingKey: memberKey,
    at: new Date(),
  });
  return connection.call(SubmissionSummary, `/submissions/${id}/record-shares`, {
    method: 'POST',
    version,
    body: {
      organisationId: recipient.organisationId,
      keyPacket: encodeBase64(shared.keyPacket),
      ...signed,
    },
  });
}
