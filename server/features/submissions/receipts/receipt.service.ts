import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { LogEvidence } from '../../../../core/contracts/log-evidence.ts';
import {
  createReceiptStatement,
  type ReceiptResponse,
  type ReceiptStatement,
} from '../../../../core/contracts/receipts.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { sealedTo, type StoredContent } from '../../gate/index.ts';
import type { SubmissionAccess } from '../submission.access.ts';
import { sha256OfBody } from '../submission-object.ts';
import type { Submission } from '../submission.ts';
import type { ReceiptRepository } from './receipt.ts';

/** What this feature asks of `files`: the complete files of a submission, as a receipt names them. */
export type ReceivedFiles = {
  sealedFilesOf(submissionId: string): Promise<ReceiptStatement['files']>;
};
/** What this feature asks of the access log: an entry that says that such a thing was done, and what proves it. */
export type SubmitEvidence = {
  findEvidence(act: {
    readonly action: 'submission.submit';
    readonly object: string;
    readonly digest: string;
  }): Promise<LogEvidence | undefined>;
};

type Dependencies = {
  readonly receipts: ReceiptRepository;
  readonly access: SubmissionAccess;
  readonly files: ReceivedFiles;
  readonly evidence: SubmitEvidence;
};
type Submitted = Submission & { readonly record: StoredContent };

export function createReceiptService({ receipts, access, files, evidence }: Dependencies) {
  return {
    /** Writes down what is submitted now, before it is. `version` is the one that the submission will have. */
    async write(
      { id: submissionId, sender, record }: Submitted,
      { version, at }: Pick<ReceiptStatement, 'version' | 'at'>,
    ): Promise<{ readonly id: string; readonly sha256: string }> {
      const statement = createReceiptStatement({
        submissionId,
        version,
        senderOrganisationId: sender.organisationId,
        at,
        record: { sha256: sha256OfBody(record), sealedTo: sealedTo(record.keyPackets) },
        files: await files.sealedFilesOf(submissionId),
      });
      const id = uuid();
      await receipts.insert({ id, version: 1, submissionId, statement });
      return { id, sha256: createHash('sha256').update(statement, 'utf8').digest('hex') };
    },

    /** What was not submitted after all has no receipt. */
    discard: (id: string): Promise<void> => receipts.remove(id),

    /** Of the latest time it was submitted. For the organisation that sent it. @throws AppError `NOT_FOUND` */
    async get(
      principal: Principal,
      submissionId: string,
    ): Promise<{ receipt: ReceiptResponse; submission: Submission }> {
      const { submission, side } = await access.get(principal, submissionId);
      const stored = submission.receipt && (await receipts.find(submission.receipt.id));
      if (side !== 'sender' || !submission.receipt || !stored) throw notFound();
      const found = await evidence.findEvidence({
        action: 'submission.submit',
        object: submissionId,
        digest: submission.receipt.sha256,
      });
      if (!found) throw notFound();
      const statement = Buffer.from(stored.statement, 'utf8').toString('base64');
      return { receipt: { ...found, statement }, submission };
    },
  };
}
export type ReceiptService = ReturnType<typeof createReceiptService>;
