import type { Markings } from '../../../core/contracts/vocabulary.ts';

/** What this feature needs of its neighbours. */

/** What a file belongs to: a submission, or a request, which is sent by its requester and received by its addressee. */
export type FileSubmission = {
  readonly type: 'submission' | 'request';
  readonly id: string;
  readonly caseId: string;
  readonly state: string;
  readonly senderOrganisationId: string;
  readonly recipientOrganisationIds: readonly string[];
  /** Its files travel on under these. */
  readonly markings: Markings;
  /** When it was last submitted; absent as long as no recipient has ever seen it. */
  readonly submittedAt?: string | undefined;
};

export type FileSubmissions = {
  findSubmission(submissionId: string): Promise<FileSubmission | undefined>;
};

export type FileCase = {
  readonly ownerOrganisationId: string;
  readonly participantOrganisationIds: readonly string[];
};

export type FileCases = { findCase(caseId: string): Promise<FileCase | undefined> };

export type SignerKey = { readonly fingerprint: string; readonly armoredPublicKey: string };

export type SignerKeys = { memberKey(accountId: string): Promise<SignerKey | undefined> };
