import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { BeginFileRequest } from '../../../../core/contracts/files.ts';
import { MAX_GNUPG_BODY } from '../../../../core/contracts/limits.ts';
import { GateRefusal, type MessageScanner } from '../../../../core/sealing/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { SealedStore } from '../../../platform/storage/sealed-store.ts';
import { asProblem, bodyVersionOf, type Gate } from '../../gate/index.ts';
import type { Discard } from '../discard.ts';
import { requireVersion, type FileAccess } from '../file-access.ts';
import type { FilePart, FilePartRepository } from '../parts/file-part.ts';
import type { Quota } from '../quota/quota.ts';
import type { SealedFile, SealedFileRepository } from '../sealed-file.ts';
import { createFileScanner } from '../stored-body.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly parts: FilePartRepository;
  readonly store: SealedStore;
  readonly quota: Quota;
  readonly access: FileAccess;
  readonly gate: Gate;
  readonly discarding: Discard;
  /** Octets of the largest encrypted-data packet. */
  readonly maxFileBytes: number;
  readonly partSize: number;
  readonly clock: Clock;
};

/** A part on its way in: what its sender says of it, and its octets. */
export type IncomingPart = {
  readonly size: number;
  /** Lowercase hexadecimal. */
  readonly sha256: string;
  readonly octets: AsyncIterable<Uint8Array>;
};

export function maxPartCountOf({ size, partSize }: SealedFile): number {
  return Math.ceil(size / partSize);
}

/** What its sender needs to go on with a file. */
export function begun(file: SealedFile) {
  const { id, version, partSize } = file;
  return { id, version, partSize, maxPartCount: maxPartCountOf(file) };
}

/** Files that arrive in parts: in any order, several at once, each as often as its sender likes. */
export function createUploadService(dependencies: Dependencies) {
  const { files, parts, store, quota, access, gate, discarding } = dependencies;
  const { maxFileBytes, partSize, clock } = dependencies;

  async function requireReceiving(principal: Principal, fileId: string): Promise<SealedFile> {
    const file = await access.requireChangeable(principal, fileId);
    if (file.state !== 'receiving' || file.layout !== 'parts') {
      throw new AppError('TRANSITION_NOT_ALLOWED');
    }
    return file;
  }

  async function write(part: FilePart, octets: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      const stored = await store.write(part.objectId, octets, { maxBytes: part.size });
      if (stored.size === part.size && stored.sha256 === part.sha256) return;
    } catch (error) {
      if (error instanceof GateRefusal) await discarding.discardRefused(part.fileId);
      throw asProblem(error);
    }
    await store.remove(part.objectId);
    throw new AppError('PART_DIGEST_MISMATCH');
  }

  /** Registers a part that is stored: in the place of another one, or not at all where it has arrived before. */
  async function place(part: FilePart): Promise<{ part: FilePart; displaced?: FilePart }> {
    for (;;) {
      if (await parts.insert(part)) return { part };
      const present = await parts.find(part.fileId, part.n);
      if (present?.sha256 === part.sha256) {
        await store.remove(part.objectId);
        return { part: present };
      }
      if (present && (await parts.replace(part, present))) return { part, displaced: present };
    }
  }

  /**
   * [Note: a part that comes late] The file may have been completed or discarded while the part was written. A
   * completion counts only for the version it began with, so a part that takes the place of another changes the
   * version: either the completion has seen this part, or it fails, or it came first and this part is too late.
   */
  async function settle(part: FilePart, displaced?: FilePart): Promise<void> {
    for (;;) {
      const file = await files.findById(part.fileId);
      if (file?.objects?.some(({ id }) => id === part.objectId)) return;
      if (file?.state !== 'receiving') {
        await parts.remove(part);
        await store.remove(part.objectId);
        throw file ? new AppError('TRANSITION_NOT_ALLOWED') : notFound();
      }
      if (!displaced) return;
      if (await files.replace({ ...file, version: file.version + 1 }, file.version)) {
        await store.remove(displaced.objectId);
        return;
      }
    }
  }

  return {
    /** Reserves room, and checks for whom the file is sealed before its first octet is sent. */
    async begin(
      principal: Principal,
      submissionId: string,
      request: BeginFileRequest,
    ): Promise<SealedFile> {
      const { maxSize: size } = request;
      const submission = await access.requireWritableSubmission(principal, submissionId);
      if (size > maxFileBytes) throw new AppError('SEALED_TOO_LARGE');
      const bodyVersion = bodyVersionOf(request.keyPackets[0]?.keyPacket ?? '');
      if (bodyVersion === 1 && size > MAX_GNUPG_BODY) throw new AppError('SEALED_GNUPG_TOO_LARGE');
      const keyPackets = await gate.matchKeyPackets({
        bodyVersion,
        keyPackets: request.keyPackets,
        organisationIds: [submission.senderOrganisationId, ...submission.recipientOrganisationIds],
      });
      const file: SealedFile = {
        id: uuid(),
        version: 1,
        submissionId,
        caseId: submission.caseId,
        organisationId: principal.organisationId,
        uploaderAccountId: principal.accountId,
        state: 'receiving',
        layout: 'parts',
        size,
        partSize,
        keyPackets,
        shares: [],
        createdAt: clock().toISOString(),
      };
      await quota.reserve(file.organisationId, size, () => files.insert(file));
      return file;
    },

    /** Keeps one part when it is what its sender says. The first one must begin like a sealed file. */
    async putPart(
      principal: Principal,
      fileId: string,
      n: number,
      { size, sha256, octets }: IncomingPart,
    ): Promise<FilePart> {
      const file = await requireReceiving(principal, fileId);
      requirePossibleSize(file, n, size);
      const present = await parts.find(fileId, n);
      if (present?.sha256 === sha256) return present;
      const objectId = `${fileId}-${n}-${randomBytes(6).toString('hex')}`;
      const receivedAt = clock().toISOString();
      const part = { fileId, n, size, sha256, objectId, receivedAt };
      await write(part, n === 1 ? watched(octets, createFileScanner(maxFileBytes)) : octets);
      const placed = await place(part);
      await settle(placed.part, placed.displaced);
      return placed.part;
    },

    async listParts(
      principal: Principal,
      fileId: string,
    ): Promise<{ file: SealedFile; items: FilePart[] }> {
      const file = await requireReceiving(principal, fileId);
      return { file, items: await parts.list(fileId) };
    },

    async discard(
      principal: Principal,
      fileId: string,
      expectedVersion: number,
    ): Promise<SealedFile> {
      const file = await access.requireChangeable(principal, fileId);
      requireVersion(file, expectedVersion);
      if (!(await discarding.discard(file))) throw new AppError('VERSION_CONFLICT');
      return file;
    },
  };
}
export type UploadService = ReturnType<typeof createUploadService>;

/** Which part is the last one shows only at the completion; until then none may go beyond what was reserved. */
function requirePossibleSize(file: SealedFile, n: number, size: number): void {
  if (n > maxPartCountOf(file)) throw new AppError('PART_NOT_EXPECTED');
  const room = file.size - (n - 1) * file.partSize;
  if (size < 1 || size > Math.min(file.partSize, room)) throw new AppError('PART_SIZE_MISMATCH');
}

async function* watched(
  octets: AsyncIterable<Uint8Array>,
  scanner: MessageScanner,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of octets) {
    scanner.push(chunk);
    yield chunk;
  }
}
