import type { FileState } from '../../../core/contracts/files.ts';
import type { SeipdFacts } from '../../../core/contracts/manifest.ts';
import type { Page } from '../../platform/database/page.ts';
import type { StoredContent, StoredKeyPacket, StoredShare } from '../gate/index.ts';

/**
 * One OpenPGP message, kept as key packets here and one encrypted-data packet in the sealed store.
 *
 * `layout` says how: a file that arrives in parts stays in parts, a message deposited whole is one object.
 * Everything but `keyPackets`, `descriptor.keyPackets` and `shares` stays as it is once the file is complete.
 */
export type SealedFile = {
  readonly id: string;
  readonly version: number;
  readonly submissionId: string;
  readonly caseId: string;
  /** The organisation that provides the file; its quota is used. */
  readonly organisationId: string;
  readonly uploaderAccountId: string;
  readonly state: FileState;
  readonly layout: 'parts' | 'whole';
  /** Octets that count against the quota: while receiving as many as were announced, then those of the body. */
  readonly size: number;
  readonly partSize: number;
  /** The body in the sealed store, in order; absent while parts are received, whose rows then say it. */
  readonly objects?: readonly StoredObject[];
  /** Known once the body was scanned. */
  readonly seipd?: SeipdFacts;
  /** By which each organisation opens the file. */
  readonly keyPackets: readonly StoredKeyPacket[];
  readonly descriptor?: StoredContent;
  /** Present exactly when the file is complete. */
  readonly signature?: FileSignature;
  readonly shares: readonly StoredShare[];
  readonly createdAt: string;
  readonly completedAt?: string;
};

export type StoredObject = { readonly id: string; readonly size: number };

/** The uploader's word on what is stored; `manifest` is the exact text that was signed. */
export type FileSignature = {
  readonly manifest: string;
  readonly manifestSha256: string;
  readonly armoredSignature: string;
  readonly fingerprint: string;
};

export type SealedFileRepository = {
  /** False when the identifier exists. */
  insert(file: SealedFile): Promise<boolean>;
  findById(id: string): Promise<SealedFile | undefined>;
  /** False when the stored version is another. */
  replace(file: SealedFile, expectedVersion: number): Promise<boolean>;
  /** False when the stored version is another: two who discard one file must not both release its quota. */
  remove(id: string, expectedVersion: number): Promise<boolean>;
  /** Oldest first; a submission has few files. */
  listAllOfSubmission(submissionId: string): Promise<SealedFile[]>;
  /** One item more than `page.limit` when there are more. */
  listOfSubmission(submissionId: string, page: Page): Promise<SealedFile[]>;
  /** Complete files that the organisation has a key packet for; one item more than `page.limit`. */
  listReadableBy(organisationId: string, page: Page): Promise<SealedFile[]>;
  /** Those of them that were shared with it, rather than sealed to it from the beginning. */
  listSharedWith(organisationId: string, page: Page): Promise<SealedFile[]>;
  /** Files that are not complete and were begun before that instant. */
  listUnfinished(createdBefore: string): Promise<SealedFile[]>;
  /** Sum of `size` over the files that the organisation provides, in whatever state. */
  sumOfSizes(organisationId: string): Promise<number>;
};
