import { v7 as uuid } from 'uuid';
import { MAX_RECIPIENTS } from '../../../../core/contracts/limits.ts';
import { scanBody, seipdFactsOf } from '../../../../core/sealing/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { SealedSink } from '../../../platform/storage/multer-sealed-storage.ts';
import type { SealedStore } from '../../../platform/storage/sealed-store.ts';
import { asProblem, type Gate } from '../../gate/index.ts';
import type { Discard } from '../discard.ts';
import type { FileAccess } from '../file-access.ts';
import type { Quota } from '../quota/quota.ts';
import type { SealedFile, SealedFileRepository } from '../sealed-file.ts';
import { createFileScanner } from '../stored-body.ts';
import type { FileSubmission } from '../surroundings.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly store: SealedStore;
  readonly quota: Quota;
  readonly access: FileAccess;
  readonly gate: Gate;
  readonly discarding: Discard;
  readonly maxFileBytes: number;
  readonly partSize: number;
  readonly clock: Clock;
};

/** Most octets of a whole message in front of its encrypted-data packet: key packets of RSA-16384 keys. */
const MAX_HEAD = MAX_RECIPIENTS * 2_106;

/** Whole messages that another program made, sent in one request. Nobody has signed for them yet. */
export function createDepositService(dependencies: Dependencies) {
  const { files, store, quota, access, gate, discarding } = dependencies;
  const { maxFileBytes, partSize, clock } = dependencies;

  function newFile(
    principal: Principal,
    submission: FileSubmission,
    announcedSize: number,
  ): SealedFile {
    const id = uuid();
    return {
      id,
      version: 1,
      submissionId: submission.id,
      caseId: submission.caseId,
      organisationId: principal.organisationId,
      uploaderAccountId: principal.accountId,
      state: 'receiving',
      layout: 'whole',
      size: announcedSize,
      partSize,
      objects: [{ id, size: announcedSize }],
      keyPackets: [],
      shares: [],
      createdAt: clock().toISOString(),
    };
  }

  async function receive(
    file: SealedFile,
    submission: FileSubmission,
    octets: AsyncIterable<Uint8Array>,
  ): Promise<SealedFile> {
    const scanner = createFileScanner(maxFileBytes, MAX_RECIPIENTS);
    const body = scanBody(octets, scanner);
    const { size } = await store.write(file.id, body, { maxBytes: maxFileBytes });
    const report = scanner.finish();
    const keyPackets = await gate.assignKeyPackets({
      bodyVersion: report.body.version,
      packets: report.keyPackets,
      organisationIds: [submission.senderOrganisationId, ...submission.recipientOrganisationIds],
    });
    const unsigned: SealedFile = {
      ...file,
      version: file.version + 1,
      state: 'unsigned',
      size,
      objects: [{ id: file.id, size }],
      seipd: seipdFactsOf(report),
      keyPackets,
    };
    const isKept = await quota.release(file.organisationId, file.size - size, () =>
      files.replace(unsigned, file.version),
    );
    if (!isKept) throw notFound();
    return unsigned;
  }

  /** Somebody may have discarded the file while its body was still being written. */
  async function undo(file: SealedFile): Promise<void> {
    await discarding.discardRefused(file.id);
    if (!(await files.findById(file.id))) await store.remove(file.id);
  }

  return {
    /** Octets of the largest message. */
    maxMessageBytes: maxFileBytes + MAX_HEAD,

    /**
     * Reserves what the request announces, which is a little more than the body, and corrects it afterwards.
     * `transfer` passes the message on to the sink; when it rejects, nothing is kept.
     */
    async deposit(
      principal: Principal,
      submissionId: string,
      announcedSize: number,
      transfer: (sink: SealedSink<SealedFile>) => Promise<SealedFile>,
    ): Promise<SealedFile> {
      const submission = await access.requireWritableSubmission(principal, submissionId);
      const file = newFile(principal, submission, announcedSize);
      await quota.reserve(file.organisationId, file.size, () => files.insert(file));
      try {
        return await transfer({
          receive: (octets) => receive(file, submission, octets),
          discard: () => undo(file),
        });
      } catch (error) {
        await undo(file);
        throw asProblem(error);
      }
    },
  };
}
export type DepositService = ReturnType<typeof createDepositService>;
