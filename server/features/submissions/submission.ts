import type {
  Decision,
  SubmissionKind,
  SubmissionState,
} from '../../../core/contracts/submissions.ts';
import type { Formality, Markings } from '../../../core/contracts/vocabulary.ts';
import type { Page } from '../../platform/database/page.ts';
import type { StoredContent, StoredShare } from '../gate/index.ts';
import type { ReceiptReference } from '../receipts/index.ts';
import type { Remark } from './remarks/remark.ts';

/** What routing, lists and other features need of a submission; small, whatever is sealed in it. */
export type SubmissionSummary = {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
  readonly kind: SubmissionKind;
  /** Present exactly in an answer. */
  readonly requestId?: string;
  readonly formality: Formality;
  readonly state: SubmissionState;
  readonly sender: { readonly organisationId: string; readonly accountId: string };
  readonly recipientOrganisationIds: readonly string[];
  readonly markings: Markings;
  readonly recordWrittenBy?: string;
  /** Whom the record was sealed to later; they lose it when it is written anew. */
  readonly recordShares?: readonly StoredShare[];
  /** When it was last submitted, which decides what recipients see of its files; absent until then. */
  readonly submittedAt?: string;
  /** What was said to be received then; see `receipts`. */
  readonly receipt?: ReceiptReference;
  readonly takenUpBy?: string;
  readonly createdAt: string;
  readonly changedAt: string;
};

/** What somebody sends for review: a sealed record here, sealed files in the feature `files`. */
export type Submission = SubmissionSummary & {
  readonly record?: StoredContent;
  readonly decision?: Decision;
  /** Written in the same instant as its decision, so that neither is ever kept without the other. */
  readonly decisionRemark?: Remark;
};

/** Conditions that all hold. */
export type SubmissionFilter = {
  readonly state?: SubmissionState | undefined;
  readonly caseId?: string | undefined;
  readonly requestId?: string | undefined;
};

export type SubmissionRepository = {
  /** False when the identifier exists. */
  insert(submission: Submission): Promise<boolean>;
  findById(id: string): Promise<Submission | undefined>;
  findSummary(id: string): Promise<SubmissionSummary | undefined>;
  /** False when the stored version is another. */
  replace(submission: Submission, expectedVersion: number): Promise<boolean>;
  /** What an organisation sent or drafts. One item more than `page.limit` when there are more. */
  listOfSender(
    page: Page,
    organisationId: string,
    filter: SubmissionFilter,
  ): Promise<SubmissionSummary[]>;
  /** What was ever submitted to an organisation; otherwise as `listOfSender`. */
  listOfRecipient(
    page: Page,
    organisationId: string,
    filter: SubmissionFilter,
  ): Promise<SubmissionSummary[]>;
  /** Whose record was shared with an organisation; otherwise as `listOfSender`. */
  listSharedWith(page: Page, organisationId: string): Promise<SubmissionSummary[]>;
  /** How many of its own an organisation has in a state, counted up to `limit`. */
  countOfSender(organisationId: string, state: SubmissionState, limit: number): Promise<number>;
  /** How many of what was submitted to it, by case, of all kinds or one; otherwise as `countOfSender`. */
  countOfRecipient(
    organisationId: string,
    waiting: { readonly state: SubmissionState; readonly kind?: SubmissionKind | undefined },
    limit: number,
  ): Promise<ReadonlyMap<string, number>>;
  /** Whether a request has an answer in one of these states. */
  hasAnswer(requestId: string, states: readonly SubmissionState[]): Promise<boolean>;
};
