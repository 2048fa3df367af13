import { FilePage, FileResponse } from '../contracts/files.ts';
import { DescriptorPayload } from '../contracts/sealed-payloads.ts';
import {
  openFile,
  SealingError,
  verifyManifest,
  type OpenedFile,
  type Verdict,
} from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { download } from './downloads.ts';
import { filesPathOf, type FileFolder } from './folders.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { listAll } from './pages.ts';
import { openPayload, type OpenedPayload } from './payloads.ts';
import type { Retrying } from './retrying.ts';

export type OpenedDescriptor = OpenedPayload<DescriptorPayload>;

/** All files of a folder, with manifests and signatures. @throws SealingError `altered` for one of another folder */
export async function listFiles(
  connection: Connection,
  folder: FileFolder,
): Promise<FileResponse[]> {
  const files = await listAll(connection, FilePage, filesPathOf(folder));
  return Promise.all(
    files.map(async ({ id }) => {
      const file = await connection.call(FileResponse, `/files/${id}`);
      if (file.submissionId !== folder.id) throw new SealingError('altered');
      return file;
    }),
  );
}

/** One file, wherever it belongs. @throws SealingError `altered` for another */
export async function readFile(connection: Connection, fileId: string): Promise<FileResponse> {
  const file = await connection.call(FileResponse, `/files/${fileId}`);
  if (file.id !== fileId) throw new SealingError('altered');
  return file;
}

/** As many as one page opens at once: each is a reading of its own. */
const SHARED_AT_ONCE = 20;

/** Files that others have passed on to the own organisation, newest first. */
export async function listSharedFiles(
  connection: Connection,
  cursor?: string,
): Promise<{ readonly files: FileResponse[]; readonly nextCursor: string | undefined }> {
  const query = { limit: SHARED_AT_ONCE, cursor };
  const { items, nextCursor } = await connection.call(FilePage, '/files/shared', { query });
  const files = await Promise.all(items.map(({ id }) => readFile(connection, id)));
  return { files, nextCursor };
}

/**
 * Opens the descriptor of a file: name, type, size and digest, as its sender sealed them. Absent where a message made elsewhere
 * has none.
 *
 * @throws SealingError `altered` when it is another file's, or not signed by who signed the manifest
 */
export async function openDescriptor(
  connection: Connection,
  file: FileResponse,
  keyring: Keyring,
): Promise<OpenedDescriptor | undefined> {
  const armoredVerificationKeys = await verificationKeysOf(connection, file.uploaderAccountId);
  return comparedDescriptor(file, keyring, armoredVerificationKeys);
}

async function comparedDescriptor(
  file: FileResponse,
  keyring: Keyring,
  armoredVerificationKeys: readonly string[],
): Promise<OpenedDescriptor | undefined> {
  const { manifest, verdict } = await verifiedManifest(file, armoredVerificationKeys);
  if (manifest.fileId !== file.id || manifest.submissionId !== file.submissionId) {
    throw new SealingError('altered');
  }
  if (!file.descriptor) return undefined;
  const descriptor = await openPayload(
    DescriptorPayload,
    file.descriptor,
    keyring,
    armoredVerificationKeys,
  );
  const isSameSigner = signerOf(descriptor.verdict) === signerOf(verdict);
  if (descriptor.payload.fileId !== file.id || !isSameSigner) throw new SealingError('altered');
  return descriptor;
}

function verifiedManifest(file: FileResponse, armoredVerificationKeys: readonly string[]) {
  if (!file.signature) throw new Error('the file is not complete');
  return verifyManifest({ ...file.signature, armoredVerificationKeys });
}

function signerOf(verdict: Verdict): string | undefined {
  return verdict.status === 'verified' ? verdict.fingerprint : undefined;
}

/**
 * Opens a file while it is downloaded. Show nothing of `plaintext` before it has ended; `verdict` then says whose
 * signature the file carries. `altered`: manifest or descriptor name another file, have not the same signer, or the plaintext
 * is not the one that the descriptor tells of; the last shows only at the end of `plaintext`. `how` is about a line that
 * breaks: the download goes on from there.
 *
 * @throws SealingError, ProblemError, ConnectionError; Error when the server shows no manifest to compare with
 */
export async function openDepositedFile(
  connection: Connection,
  fileId: string,
  keyring: Keyring,
  how: Retrying = {},
): Promise<OpenedFile & { file: FileResponse; descriptor: OpenedDescriptor | undefined }> {
  const file = await connection.call(FileResponse, `/files/${fileId}`);
  if (file.id !== fileId) throw new SealingError('altered');
  const armoredVerificationKeys = await verificationKeysOf(connection, file.uploaderAccountId);
  const descriptor = await comparedDescriptor(file, keyring, armoredVerificationKeys);
  const opened = await openFile({
    message: await download(connection, `/files/${fileId}/content`, how),
    decryptionKeys: keyring.organisationKeys,
    armoredVerificationKeys,
    ...file.signature,
    ...(descriptor && { plaintextDigest: descriptor.payload }),
  });
  return { file, descriptor, ...opened };
}
