import { PART_SIZE } from '../../../core/contracts/limits.ts';
import type { ReceiptStatement } from '../../../core/contracts/receipts.ts';
import { parseManifest } from '../../../core/sealing/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Principal } from '../../platform/principal.ts';
import type { SealedStore } from '../../platform/storage/sealed-store.ts';
import { sealedTo, type Gate, type ShareGate } from '../gate/index.ts';
import { createDiscard } from './discard.ts';
import { createFileAccess } from './file-access.ts';
import { allFolderEndpoints } from './folders/folder.router.ts';
import type { FilePartRepository } from './parts/file-part.ts';
import { createQuota } from './quota/quota.ts';
import type { StorageUsageRepository } from './quota/storage-usage.ts';
import { readingEndpoints } from './reading/reading.router.ts';
import { createReadingService } from './reading/reading.service.ts';
import { createCompletionService } from './receiving/completion.service.ts';
import { createDepositService } from './receiving/deposit.service.ts';
import { receivingEndpoints } from './receiving/receiving.router.ts';
import { createUploadService } from './receiving/upload.service.ts';
import type { SealedFileRepository } from './sealed-file.ts';
import { sharingEndpoints } from './sharing/sharing.router.ts';
import { createSharingService } from './sharing/sharing.service.ts';
import type { FileCases, FileSubmissions, SignerKeys } from './surroundings.ts';
import { createSweeper } from './sweeper.ts';

export type FileRepositories = {
  readonly files: SealedFileRepository;
  readonly parts: FilePartRepository;
  readonly usage: StorageUsageRepository;
};

type Dependencies = {
  readonly repositories: FileRepositories;
  /** For sealed files alone: the sweep removes what belongs to none. */
  readonly store: SealedStore;
  readonly gate: Gate;
  readonly shareGate: ShareGate;
  readonly keys: SignerKeys;
  readonly submissions: FileSubmissions;
  readonly cases: FileCases;
  /** Octets of the largest encrypted-data packet. */
  readonly maxFileBytes: number;
  /** Octets that each organisation may store. */
  readonly organisationQuotaBytes: number;
  /** Octets of a part; at most `PART_SIZE`. */
  readonly partSize?: number;
  readonly clock: Clock;
  readonly logger: Logger;
};

export function createFileServices({ repositories, partSize = PART_SIZE, ...rest }: Dependencies) {
  const { files, parts, usage } = repositories;
  const { store, clock, organisationQuotaBytes: limit } = rest;
  const access = createFileAccess({ files, ...rest });
  const quota = createQuota({ usage, files, limit, clock });
  const discarding = createDiscard({ files, parts, store, quota });
  const shared = { ...rest, files, parts, access, quota, discarding, partSize };

  return {
    access,
    uploads: createUploadService(shared),
    completions: createCompletionService(shared),
    deposits: createDepositService(shared),
    reading: createReadingService(shared),
    sharing: createSharingService(shared),
    sweeper: createSweeper(shared),
  };
}

/** The feature as a whole: its endpoints, its sweep, and what submissions ask it. */
export function createFiles(dependencies: Dependencies) {
  const services = createFileServices(dependencies);
  const { files } = dependencies.repositories;

  const endpoints: Endpoint[] = [
    ...allFolderEndpoints(services),
    ...receivingEndpoints(services),
    ...readingEndpoints(services.reading),
    ...sharingEndpoints(services.sharing),
  ];

  return {
    endpoints,
    sweepAbandoned: services.sweeper.sweepAbandoned,
    held: (principal: Principal, fileId: string) => services.sharing.held(principal, fileId),

    /** Whether every file of a submission is complete. */
    async filesReady(submissionId: string): Promise<'none' | 'ready' | 'unfinished'> {
      const all = await files.listAllOfSubmission(submissionId);
      if (all.length === 0) return 'none';
      return all.every(({ state }) => state === 'complete') ? 'ready' : 'unfinished';
    },

    /** The complete files of a submission, oldest first; `sha256` is of the manifest's exact text. */
    async filesOf(submissionId: string): Promise<{ fileId: string; sha256: string }[]> {
      const all = await files.listAllOfSubmission(submissionId);
      return all.flatMap(({ id, signature }) =>
        signature ? [{ fileId: id, sha256: signature.manifestSha256 }] : [],
      );
    },

    /** The complete files of a submission, oldest first, as its receipt names them. */
    async sealedFilesOf(submissionId: string): Promise<ReceiptStatement['files']> {
      const all = await files.listAllOfSubmission(submissionId);
      return all.flatMap(({ id, signature, keyPackets }) =>
        signature
          ? [
              {
                fileId: id,
                manifest: signature.manifestSha256,
                parts: parseManifest(signature.manifest).parts,
                sealedTo: sealedTo(keyPackets),
              },
            ]
          : [],
      );
    },
  };
}
export type Files = ReturnType<typeof createFiles>;
