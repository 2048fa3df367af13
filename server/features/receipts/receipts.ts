import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { LogEvidence } from '../../../core/contracts/log-evidence.ts';
import {
  createReceiptStatement,
  type ReceiptResponse,
  type ReceiptStatement,
} from '../../../core/contracts/receipts.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { sealedTo, sha256OfBody, type StoredContent } from '../gate/index.ts';
import type { ReceiptReference, ReceiptRepository } from './receipt.ts';

/** What this feature asks of `files`: the complete files of a submission or of a request, as a receipt names them. */
export type ReceivedFiles = {
  sealedFilesOf(folderId: string): Promise<ReceiptStatement['files']>;
};

type ReceivingAct = {
  readonly action: 'submission.submit' | 'request.send';
  /** Identifier of what it was done to. */
  readonly object: string;
};
/** What this feature asks of the access log: an entry that says that such a thing was done, and what proves it. */
export type ReceiptEvidence = {
  findEvidence(act: ReceivingAct & { readonly digest: string }): Promise<LogEvidence | undefined>;
};

type Dependencies = {
  readonly receipts: ReceiptRepository;
  readonly files: ReceivedFiles;
  readonly evidence: ReceiptEvidence;
};
type Received = {
  readonly id: string;
  /** The one that it will have once it is received. */
  readonly version: number;
  readonly senderOrganisationId: string;
  readonly content: StoredContent;
  readonly at: string;
};

/** The receipts of whatever one organisation hands to another: submissions, and requests for cooperation. */
export function createReceipts({ receipts, files, evidence }: Dependencies) {
  async function write({
    id: submissionId,
    content,
    ...facts
  }: Received): Promise<ReceiptReference> {
    const statement = createReceiptStatement({
      submissionId,
      ...facts,
      record: { sha256: sha256OfBody(content), sealedTo: sealedTo(content.keyPackets) },
      files: await files.sealedFilesOf(submissionId),
    });
    const id = uuid();
    await receipts.insert({ id, version: 1, submissionId, statement });
    return { id, sha256: createHash('sha256').update(statement, 'utf8').digest('hex') };
  }

  return {
    /** Writes down what is received now before `receive` lets it be so; what is refused after all has no receipt. */
    async whileReceiving<Result>(
      received: Received,
      receive: (receipt: ReceiptReference) => Promise<Result>,
    ): Promise<Result> {
      const receipt = await write(received);
      try {
        return await receive(receipt);
      } catch (error) {
        // Only a known refusal: after a lost answer it may stand as received, and then needs its receipt.
        if (error instanceof AppError) await receipts.remove(receipt.id);
        throw error;
      }
    },

    /** With what proves that the log holds it. @throws AppError `NOT_FOUND` */
    async find(
      act: ReceivingAct,
      reference: ReceiptReference | undefined,
    ): Promise<ReceiptResponse> {
      const stored = reference && (await receipts.find(reference.id));
      if (!stored) throw notFound();
      const found = await evidence.findEvidence({ ...act, digest: reference.sha256 });
      if (!found) throw notFound();
      const statement = Buffer.from(stored.statement, 'utf8').toString('base64');
      return { ...found, statement };
    },
  };
}
export type Receipts = ReturnType<typeof createReceipts>;
