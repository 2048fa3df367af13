import { z } from 'zod';
import { Share } from './files.ts';
import { Fingerprint, Id, Instant, Sha256Hex, Version } from './identifiers.ts';
import { MAX_RECIPIENTS } from './limits.ts';
import { ReadMark } from './messages.ts';
import { PageQuery, pageOf } from './paging.ts';
import { OpenableContent, OrganisationKeyPacket, SealedContent } from './sealed-content.ts';
import { Formality, Markings } from './vocabulary.ts';

/** What somebody sends for review. An answer belongs to a request; this one stands for itself. */
export const SubmissionKind = z.enum(['spontaneous', 'answer']);
export type SubmissionKind = z.infer<typeof SubmissionKind>;

export const SubmissionState = z.enum([
  'draft',
  'submitted',
  'under-review',
  'returned',
  'accepted',
  'withdrawn',
]);
export type SubmissionState = z.infer<typeof SubmissionState>;

export const CreateSubmissionRequest = z.strictObject({
  caseId: Id,
  /** An answer is begun at its request; see `AnswerRequestRequest`. */
  kind: SubmissionKind.extract(['spontaneous']),
  formality: Formality,
  /** Organisations of the case, an organ of the Court among them, never the sender's own. */
  recipientOrganisationIds: z
    .array(Id)
    .min(1)
    // The sender's own organisation is sealed to as well.
    .max(MAX_RECIPIENTS - 1)
    .refine((ids) => new Set(ids).size === ids.length, { message: 'names an organisation twice' }),
  markings: Markings,
});
export type CreateSubmissionRequest = z.infer<typeof CreateSubmissionRequest>;

/** The case, the formality and the recipient of an answer are those of its request. */
export const AnswerRequestRequest = z.strictObject({ markings: Markings });

export const WriteRecordRequest = z.strictObject({ content: SealedContent });

/** An armored detached signature (RFC 9580 section 10.4). */
const ArmoredSignature = z
  .string()
  .max(16_384)
  .startsWith('-----BEGIN PGP SIGNATURE-----', { message: 'is not an armored signature' });

export const DecisionOutcome = z.enum(['accepted', 'returned']);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

const DecidedFile = z.strictObject({ fileId: Id, sha256: Sha256Hex });

/**
 * What a reviewer signs: which version of which submission, and exactly which sealed content it had. `record` is the
 * SHA-256 of the record's body, `sha256` of a file that of its manifest.
 */
export const DecisionStatement = z.strictObject({
  v: z.literal(1),
  type: z.literal('decision'),
  submissionId: Id,
  version: Version,
  outcome: DecisionOutcome,
  record: Sha256Hex,
  files: z.array(DecidedFile),
  /** Of the reviewer's primary key. */
  fingerprint: Fingerprint,
  at: Instant,
});
export type DecisionStatement = z.infer<typeof DecisionStatement>;

/** Longer than the statement on a submission of several thousand files. */
const MAX_DECISION_STATEMENT = 512 * 1024;

/**
 * Writes the statement of a decision: the exact text to sign, send and keep. The same facts give the same text,
 * whatever the order of the files.
 */
export function createDecisionStatement({
  files,
  at,
  ...facts
}: Omit<DecisionStatement, 'v' | 'type' | 'files' | 'at'> & {
  readonly files: readonly z.infer<typeof DecidedFile>[];
  readonly at: Date;
}): string {
  const statement = DecisionStatement.parse({
    v: 1,
    type: 'decision',
    ...facts,
    files: [...files].sort((one, other) => (one.fileId < other.fileId ? -1 : 1)),
    at: at.toISOString(),
  });
  return JSON.stringify(statement);
}

const SignedDecision = z.strictObject({
  /** The exact text that `createDecisionStatement` writes. */
  statement: z.string().max(MAX_DECISION_STATEMENT),
  armoredSignature: ArmoredSignature,
});
export type SignedDecision = z.infer<typeof SignedDecision>;

/** Who returns a submission says why. */
export const ReturnRequest = z.strictObject({ decision: SignedDecision, remark: SealedContent });
export const AcceptRequest = z.strictObject({
  decision: SignedDecision,
  remark: SealedContent.optional(),
});
export const RemarkRequest = z.strictObject({ content: SealedContent });

export const Decision = SignedDecision.extend({
  outcome: DecisionOutcome,
  accountId: Id,
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

export const SubmissionSummary = z.object({
  id: Id,
  version: Version,
  caseId: Id,
  kind: SubmissionKind,
  /** Present exactly in an answer. */
  requestId: Id.optional(),
  formality: Formality,
  state: SubmissionState,
  sender: z.object({ organisationId: Id, accountId: Id }),
  recipientOrganisationIds: z.array(Id).readonly(),
  markings: Markings,
  recordWrittenBy: Id.optional(),
  /** When it was last submitted; absent as long as no recipient has ever seen it. */
  submittedAt: Instant.optional(),
  takenUpBy: Id.optional(),
  createdAt: Instant,
  changedAt: Instant,
});
export type SubmissionSummary = z.infer<typeof SubmissionSummary>;

/** Passes the record on to one more organisation; `statement` is the exact text that was signed, as for a file. */
export const ShareRecordRequest = OrganisationKeyPacket.extend({
  statement: z.string().max(4096),
  armoredSignature: ArmoredSignature,
});
export type ShareRecordRequest = z.infer<typeof ShareRecordRequest>;

export const SubmissionResponse = SubmissionSummary.extend({
  record: OpenableContent.optional(),
  /** Shares of the record; to whom they are shown, and by whom they are made, is as for a file. */
  recordShares: z.array(Share).optional(),
  /** The latest one. Earlier ones stay with their remarks. */
  decision: Decision.optional(),
});
export type SubmissionResponse = z.infer<typeof SubmissionResponse>;

export const SubmissionPage = pageOf(SubmissionSummary);
export const SubmissionQuery = PageQuery.extend({
  state: SubmissionState.optional(),
  caseId: Id.optional(),
  requestId: Id.optional(),
});
export const InboxQuery = PageQuery.extend({
  state: SubmissionState.exclude(['draft']).optional(),
  caseId: Id.optional(),
  requestId: Id.optional(),
});

export const SubmissionParams = z.strictObject({ submissionId: Id });
export const RecordShareParams = z.strictObject({ submissionId: Id, organisationId: Id });

export const RemarkResponse = z.object({
  id: Id,
  version: Version,
  submissionId: Id,
  organisationId: Id,
  accountId: Id,
  content: OpenableContent,
  /** The decision that this remark explains. */
  decision: Decision.optional(),
  createdAt: Instant,
});
export type RemarkResponse = z.infer<typeof RemarkResponse>;

export const RemarkPage = pageOf(RemarkResponse).extend({ readMarks: z.array(ReadMark) });
/** Remarks come with their content, so there are fewer on a page. */
export const RemarkQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(20).default(20),
});
