import { FileResponse } from '../contracts/files.ts';
import { SubmissionSummary } from '../contracts/submissions.ts';
import { seipdFactsOfContent, shareWith, signShareStatement } from '../sealing/index.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import type { Keyring } from './keyring.ts';
import type { RecipientOrganisation } from './recipients.ts';
import { readSubmission } from './submissions.ts';

/** Shares a file with one more organisation: adds a key packet, and changes no byte of the body. */
export async function shareFile(
  connection: Connection,
  fileId: string,
  recipient: RecipientOrganisation,
  { memberKey, organisationKeys }: Keyring,
) {
  const file = await connection.call(FileResponse, `/files/${fileId}`);
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

/** Shares the record of a submission with one more organisation, as `shareFile` does a file. */
export async function shareRecord(
  connection: Connection,
  submissionId: string,
  recipient: RecipientOrganisation,
  { memberKey, organisationKeys }: Keyring,
) {
  const { id, version, record } = await readSubmission(connection, submissionId);
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
