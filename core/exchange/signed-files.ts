import { FileResponse } from '../contracts/files.ts';
import { PART_SIZE } from '../contracts/limits.ts';
import { DescriptorPayload } from '../contracts/sealed-payloads.ts';
import {
  createManifest,
  signText,
  type SealedFileStream,
  type UnlockedKey,
} from '../sealing/index.ts';
import type { Begun } from './begun-files.ts';
import type { Connection } from './connection.ts';
import type { FileFolder } from './folders.ts';
import type { SentPart } from './parts.ts';
import { sealPayload } from './payloads.ts';
import { ProblemError } from './problem-error.ts';
import type { RecipientOrganisation } from './recipients.ts';
import { retrying, type Retrying } from './retrying.ts';

type Sent = Pick<SealedFileStream, 'seipd' | 'plaintextDigest'> & {
  readonly folder: FileFolder;
  readonly source: { readonly name: string; readonly mediaType: string };
  readonly recipients: readonly RecipientOrganisation[];
  readonly signingKey: UnlockedKey;
  readonly parts: SentPart[];
};

/**
 * Signs for exactly what was sent, and seals what nobody knew before the last byte. A refusal is none where only the answer was
 * lost: the file carries this manifest already.
 */
export async function signForFile(
  connection: Connection,
  { id, version }: Begun,
  sent: Sent & Retrying,
): Promise<FileResponse> {
  const { signal } = sent;
  const body = { ...(await signedManifest(id, sent)), descriptor: await sealDescriptor(id, sent) };
  const call = { method: 'POST', version, body, ...(signal && { signal }) } as const;
  return retrying(async (attempt) => {
    try {
      return await connection.call(FileResponse, `/files/${id}/completion`, call);
    } catch (error) {
      if (attempt === 1 || !(error instanceof ProblemError)) throw error;
      const file = await connection.call(FileResponse, `/files/${id}`);
      if (file.signature?.manifest !== body.manifest) throw error;
      return file;
    }
  }, sent);
}

async function signedManifest(
  fileId: string,
  { folder, seipd, parts, recipients, signingKey }: Sent,
): Promise<{ manifest: string; armoredSignature: string }> {
  const createdAt = new Date();
  const manifest = createManifest({
    fileId,
    submissionId: folder.id,
    seipd,
    partSize: PART_SIZE,
    parts,
    recipients: recipients.map(({ fingerprint }) => fingerprint),
    uploader: signingKey.fingerprint,
    createdAt,
  });
  const armoredSignature = await signText({ text: manifest, signingKey, at: createdAt });
  return { manifest, armoredSignature };
}

async function sealDescriptor(
  fileId: string,
  { source, plaintextDigest, recipients, signingKey }: Sent,
) {
  const { name, mediaType } = source;
  const digest = await plaintextDigest;
  const descriptor = { v: 1, type: 'descriptor', fileId, name, mediaType, ...digest } as const;
  return sealPayload(DescriptorPayload, descriptor, { recipients, signingKey });
}
