import type { z } from 'zod';
import { BegunFile, FilePage, FileResponse } from '../contracts/files.ts';
import { PART_SIZE } from '../contracts/limits.ts';
import { DescriptorPayload } from '../contracts/sealed-payloads.ts';
import {
  createManifest,
  cutIntoParts,
  openFile,
  parseManifest,
  sealFile,
  SealingError,
  shareWith,
  signShareStatement,
  signText,
  type BodyPart,
  type SealedFileStream,
  type UnlockedKey,
} from '../sealing/index.ts';
import { base64OfHex, decodeBase64, encodeBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { openPayload, sealPayload } from './payloads.ts';
import { listAll } from './pages.ts';
import { addressed, formatFor, type RecipientOrganisation } from './recipients.ts';
import { retrying } from './retrying.ts';

/** Parts on their way at once: enough to fill a line, little enough to hold in memory. */
const IN_FLIGHT = 2;

type Source = {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly plaintext: ReadableStream<Uint8Array>;
};

type Deposit = {
  readonly submissionId: string;
  readonly source: Source;
  readonly recipients: readonly RecipientOrganisation[];
  readonly signingKey: UnlockedKey;
  readonly signal?: AbortSignal;
  /** Bytes of ciphertext that the portal has acknowledged so far. */
  readonly onProgress?: (acknowledged: number) => void;
};

/**
 * Seals a file and deposits it in a submission, part by part while it is being sealed; a part that fails is tried again
 * by itself. Nothing is deposited under a name: it is sealed with the rest of the descriptor.
 *
 * @throws SealingError, ProblemError, ConnectionError; what was received so far is then discarded
 */
export async function depositFile(connection: Connection, deposit: Deposit) {
  const { submissionId, source, recipients, signal } = deposit;
  const { size, plaintext } = source;
  const sealed = await sealFile({ plaintext, recipients, format: formatFor(recipients), size });
  const begun = await connection.call(BegunFile, `/submissions/${submissionId}/files`, {
    method: 'POST',
    body: {
      maxSize: largestBody(size),
      keyPackets: addressed(sealed.keyPackets, recipients),
    },
    ...(signal ? { signal } : {}),
  });
  try {
    const parts = await sendParts(connection, begun.id, sealed.body, deposit);
    return await complete(connection, begun, { ...sealed, parts }, deposit);
  } catch (error) {
    // Whatever stays of it, should this fail as well, the portal sweeps after a day.
    const path = `/files/${begun.id}`;
    const discard = { method: 'DELETE', version: begun.version } as const;
    await connection.command(path, discard).catch(() => undefined);
    throw error;
  }
}

/** Seals the descriptor, which tells what nobody knew before the last byte, and signs for what was sent. */
async function complete(
  connection: Connection,
  begun: z.infer<typeof BegunFile>,
  {
    seipd,
    plaintextDigest,
    parts,
  }: Pick<SealedFileStream, 'seipd' | 'plaintextDigest'> & {
    parts: { size: number; sha256: string }[];
  },
  { submissionId, source, recipients, signingKey }: Deposit,
) {
  const digest = await plaintextDigest;
  const descriptor = await sealPayload(
    DescriptorPayload,
    {
      v: 1,
      type: 'descriptor',
      fileId: begun.id,
      name: source.name,
      mediaType: source.mediaType,
      ...digest,
    },
    { recipients, signingKey },
  );
  const createdAt = new Date();
  const manifest = createManifest({
    fileId: begun.id,
    submissionId,
    seipd,
    partSize: PART_SIZE,
    parts,
    recipients: recipients.map(({ fingerprint }) => fingerprint),
    uploader: signingKey.fingerprint,
    createdAt,
  });
  const armoredSignature = await signText({ text: manifest, signingKey, at: createdAt });
  return connection.call(FileResponse, `/files/${begun.id}/completion`, {
    method: 'POST',
    version: begun.version,
    body: { manifest, armoredSignature, descriptor },
  });
}

/** The packets around a plaintext: chunk tags, partial lengths, headers. Only an upper bound is known beforehand. */
function largestBody(plaintextSize: number): number {
  return plaintextSize + Math.ceil(plaintextSize / 512) + 4096;
}

async function sendParts(
  connection: Connection,
  fileId: string,
  body: ReadableStream<Uint8Array>,
  { signal, onProgress }: Deposit,
): Promise<{ size: number; sha256: string }[]> {
  const parts: { size: number; sha256: string }[] = [];
  const onTheirWay = new Set<Promise<void>>();
  let acknowledged = 0;

  async function send({ index, bytes, sha256 }: BodyPart): Promise<void> {
    await retrying(signal, () =>
      connection.command(`/files/${fileId}/parts/${index + 1}`, {
        method: 'PUT',
        raw: {
          body: new Blob([bytes]),
          headers: {
            'Content-Type': 'application/octet-stream',
            'Content-Digest': `sha-256=:${base64OfHex(sha256)}:`,
          },
        },
        ...(signal ? { signal } : {}),
      }),
    );
    acknowledged += bytes.length;
    onProgress?.(acknowledged);
  }

  for await (const part of cutIntoParts(body, PART_SIZE)) {
    parts.push({ size: part.bytes.length, sha256: part.sha256 });
    const sending = send(part);
    onTheirWay.add(sending);
    // A failure surfaces where the sending is awaited, not as an unhandled rejection before.
    sending.then(
      () => onTheirWay.delete(sending),
      () => undefined,
    );
    if (onTheirWay.size >= IN_FLIGHT) await Promise.race(onTheirWay);
  }
  await Promise.all(onTheirWay);
  return parts;
}

/** All files of a submission, with manifests and signatures. */
export async function listFiles(connection: Connection, submissionId: string) {
  const files = await listAll(connection, FilePage, `/submissions/${submissionId}/files`);
  return Promise.all(files.map(({ id }) => connection.call(FileResponse, `/files/${id}`)));
}

/**
 * Opens a file while it is downloaded. Show nothing of `plaintext` before it has ended; `verdict` then says whose
 * signature the file carries. A manifest or a descriptor that names another file is `altered`.
 *
 * @throws SealingError, ProblemError, ConnectionError; Error when the server shows no manifest to compare with
 */
export async function openDepositedFile(connection: Connection, fileId: string, keyring: Keyring) {
  const file = await connection.call(FileResponse, `/files/${fileId}`);
  if (!file.signature) throw new Error('the file is not complete');
  const { manifest, armoredSignature } = file.signature;
  if (parseManifest(manifest).fileId !== fileId) throw new SealingError('altered');
  const armoredVerificationKeys = await verificationKeysOf(connection, file.uploaderAccountId);
  const descriptor =
    file.descriptor &&
    (await openPayload(DescriptorPayload, file.descriptor, keyring, armoredVerificationKeys));
  if (descriptor && descriptor.payload.fileId !== fileId) throw new SealingError('altered');
  const { plaintext, verdict } = await openFile({
    message: await retrying(undefined, () => connection.stream(`/files/${fileId}/content`)),
    decryptionKeys: keyring.organisationKeys,
    armoredVerificationKeys,
    manifest,
    armoredSignature,
  });
  return { file, descriptor, plaintext, verdict };
}

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
