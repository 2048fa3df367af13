import type { FileResponse } from '../../../core/contracts/files.ts';
import type { KeyHolderResponse } from '../../../core/contracts/keys.ts';
import type { AskConsentRequest, ConsentResponse } from '../../../core/contracts/consents.ts';
import type { MessageResponse, ReadMark } from '../../../core/contracts/messages.ts';
import type {
  ChecklistResult,
  RequestContent,
  RequestPayload,
} from '../../../core/contracts/request-content.ts';
import type { RequestDraft } from '../../../core/contracts/request-draft.ts';
import type { MoveGround, RequestStep } from '../../../core/contracts/request-transitions.ts';
import type { RequestResponse, RequestSummary } from '../../../core/contracts/requests.ts';
import type { RecordDraft } from '../../../core/contracts/record-draft.ts';
import type { DescriptorPayload, RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import type {
  DecisionOutcome,
  RemarkResponse,
  SubmissionResponse,
  SubmissionSummary,
} from '../../../core/contracts/submissions.ts';
import type {
  FileFolder,
  KeyFacts,
  PassphraseChange,
  Trust,
} from '../../../core/exchange/index.ts';
import type { FileVerdict, Verdict } from '../../../core/sealing/index.ts';
import type { SessionErrorCode } from '../session-error.ts';

export type { FileFolder, KeyFacts, Trust } from '../../../core/exchange/index.ts';

/**
 * What the Worker does for the pages. Every function rejects with a `SessionError`, with `locked` where it needs keys
 * and there are none. Functions may be passed as they are; what is passed otherwise is copied.
 */
export type WorkerApi = KeyWork &
  TrustWork &
  ReadingWork &
  WritingWork &
  DepositWork &
  RequestWork &
  SharingWork;

/**
 * The fingerprint by organisation identifier that the person saw, of every organisation that something is sealed to,
 * the own one included. Another key than the seen one is refused with `key-changed`.
 */
export type SeenKeys = Readonly<Record<string, string>>;
type Versioned = { readonly id: string; readonly version: number };
export type Colleague = { readonly accountId: string; readonly comparedFingerprint: string };

export type NewMemberKey = KeyFacts & {
  /** Save both as files: the first opens with the passphrase alone, the second revokes the key without it. */
  readonly armoredLockedPrivateKey: string;
  readonly armoredRevocationCertificate: string;
};
export type KeyBackup = { readonly fingerprint: string; readonly armoredLockedPrivateKey: string };

type KeyWork = {
  /** Makes a key and keeps it here until it is published; publishes nothing. */
  createMemberKey(passphrase: string): Promise<NewMemberKey>;
  /** Publishes the key made last, which is unlocked from then on. `keepBackup`: the portal keeps the locked part. */
  publishMemberKey(choice: { readonly keepBackup: boolean }): Promise<KeyFacts>;
  inspectKey(armoredPublicKey: string): Promise<KeyFacts>;
  publishBroughtKey(armoredPublicKey: string): Promise<KeyFacts>;
  /** The first key of the own organisation, granted to the caller. */
  foundOrganisationKey(): Promise<KeyFacts>;
  /** Grants every key of the organisation to a colleague. */
  admit(colleague: Colleague): Promise<void>;
  /** Replaces the organisation's key; `remaining` are all who keep it, the caller included. */
  rotate(remaining: readonly Colleague[]): Promise<KeyFacts>;
  keyHolders(): Promise<KeyHolderResponse[]>;
  /** Gives the newly locked key, to be saved in the place of the copy that opens with the passphrase before. */
  changePassphrase(change: PassphraseChange): Promise<KeyBackup>;
  /** The own private key under a passphrase of its own, as GnuPG can import it. */
  exportForGnupg(passphrase: string): Promise<string>;
  /** What the portal keeps of the own key; needs no unlocked key. */
  backup(): Promise<KeyBackup>;
};

type TrustWork = {
  trustOfOrganisation(organisationId: string, comparedFingerprint?: string): Promise<Trust>;
  /** A member's keys sign no successor, so that `rotated` never happens. */
  trustOfMember(accountId: string, comparedFingerprint?: string): Promise<Trust>;
};

/** What is shown of something sealed: its content and whose signature it carries, or why it does not open. */
export type Opened<Content> =
  | { readonly status: 'opened'; readonly content: Content; readonly verdict: Verdict }
  | { readonly status: 'not-opened'; readonly code: SessionErrorCode };

/** The verdict that comes with it is on the reviewer's signature. */
export type DecidedOn = {
  readonly outcome: DecisionOutcome;
  /** Whether the decision was taken on what is here now: a returned submission may have changed since. */
  readonly coversRecord: boolean;
  readonly coversFiles: boolean;
};
export type OpenedRecord = {
  readonly submission: SubmissionResponse;
  /** Absent while a draft has no record. */
  readonly record?: Opened<RecordContent>;
  /** The latest one. */
  readonly decision?: Opened<DecidedOn>;
};
export type OpenedRemark = {
  readonly remark: RemarkResponse;
  readonly text: Opened<string>;
  /** That the remark explains. */
  readonly decision?: DecidedOn & { readonly verdict: Verdict };
};
export type OpenedRemarks = {
  /** Newest first. */
  readonly remarks: readonly OpenedRemark[];
  readonly readMarks: readonly ReadMark[];
};
export type ListedFile = {
  readonly file: FileResponse;
  /** Absent where a message made elsewhere carries its name inside. */
  readonly descriptor?: Opened<DescriptorPayload>;
  /** Whether it was opened to its last byte here, unaltered. */
  readonly wasOpened: boolean;
};
export type SharedFiles = {
  readonly files: readonly ListedFile[];
  /** Where the next page begins. */
  readonly nextCursor: string | undefined;
};
export type OpenedFile = {
  readonly fileId: string;
  readonly name?: string;
  /** As the sender named it; a claim, not a fact. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** As the sender sealed it, and compared; absent where there is no descriptor. */
  readonly sha256?: string;
  readonly verdict: FileVerdict;
  /** Complete and unaltered. Always of type `application/octet-stream`. Gone when the keys are. */
  readonly file: File;
};
/** Bytes of plaintext; `total` is what the sender said. */
/** In bytes of the plaintext. */
export type OpeningProgress = {
  readonly opened: number;
  readonly total: number;
  /** The line broke; what is missing is asked for again and again. */
  readonly isReconnecting?: true;
};

export type DecisionRequest = {
  readonly submissionId: string;
  readonly outcome: DecisionOutcome;
  /** Required for a return. */
  readonly remark?: string;
  readonly keys: SeenKeys;
};

export type OpenedRequest = {
  readonly request: RequestResponse;
  /** Absent while a draft has none. */
  readonly content?: Opened<RequestPayload>;
};
export type OpenedMessage = {
  readonly message: MessageResponse;
  readonly text: Opened<string>;
};
export type OpenedThread = {
  /** Newest first. */
  readonly messages: readonly OpenedMessage[];
  readonly readMarks: readonly ReadMark[];
};
export type RequestMoveCall = {
  readonly request: Versioned;
  readonly step: RequestStep;
  readonly ground?: MoveGround;
  readonly until?: string;
  /** Explains the move to the other side, sealed. */
  readonly message?: string;
  readonly keys: SeenKeys;
};

type RequestWork = {
  openRequest(requestId: string): Promise<OpenedRequest>;
  /** `checklist` is signed with the content. */
  writeRequestContent(
    request: Versioned,
    content: RequestContent,
    checklist: ChecklistResult,
    keys: SeenKeys,
  ): Promise<RequestSummary>;
  moveRequest(move: RequestMoveCall): Promise<RequestSummary>;
  openMessages(requestId: string): Promise<OpenedThread>;
  addMessage(requestId: string, text: string, keys: SeenKeys): Promise<void>;
  /** Sealed to the own member key alone. */
  sealRequestDraft(draft: RequestDraft): Promise<Uint8Array<ArrayBuffer>>;
  openRequestDraft(sealed: Uint8Array<ArrayBuffer>): Promise<RequestDraft>;
};

type SharingWork = {
  /** Adds a key packet for one more organisation, and changes no byte of the body. */
  shareFile(fileId: string, organisationId: string, fingerprint: string): Promise<FileResponse>;
  shareRecord(
    submissionId: string,
    organisationId: string,
    fingerprint: string,
  ): Promise<SubmissionSummary>;
  /** `keys` are those of the own organisation and the provider. */
  askConsent(
    asked: Omit<AskConsentRequest, 'reason'>,
    reason: string | undefined,
    keys: SeenKeys,
  ): Promise<ConsentResponse>;
  openConsentReason(consent: ConsentResponse): Promise<Opened<string>>;
};

type ReadingWork = {
  openRecord(submissionId: string): Promise<OpenedRecord>;
  openRemarks(submissionId: string): Promise<OpenedRemarks>;
  listFiles(folder: FileFolder): Promise<ListedFile[]>;
  /** What one file is called. */
  describeFile(fileId: string): Promise<ListedFile>;
  /** What others have passed on to the own organisation, newest first, a page at a time. */
  listSharedFiles(cursor?: string): Promise<SharedFiles>;
  /**
   * Waits for a broken line. Rejects with `altered` and keeps nothing when a single byte is not what was signed, and
   * with `cancelled` when the file is closed meanwhile.
   */
  openFile(fileId: string, onProgress?: (progress: OpeningProgress) => void): Promise<OpenedFile>;
  /** Forgets the plaintext of a file before the keys are forgotten, and calls its opening off. */
  closeFile(fileId: string): Promise<void>;
  /**
   * Signs for exactly what was opened here: `openRecord` and `listFiles` first, and for `accepted` every file to its
   * last byte, else `not-all-opened`.
   */
  decide(request: DecisionRequest): Promise<SubmissionSummary>;
};

type WritingWork = {
  writeRecord(
    submission: Versioned,
    record: RecordContent,
    keys: SeenKeys,
  ): Promise<SubmissionSummary>;
  addRemark(submissionId: string, text: string, keys: SeenKeys): Promise<void>;
  submit(submission: Versioned): Promise<SubmissionSummary>;
  withdraw(submission: Versioned): Promise<SubmissionSummary>;
  takeUp(submission: Versioned): Promise<SubmissionSummary>;
  /** Sealed to the own member key alone. */
  sealDraft(draft: RecordDraft): Promise<Uint8Array<ArrayBuffer>>;
  openDraft(sealed: Uint8Array<ArrayBuffer>): Promise<RecordDraft>;
};

export type DepositRequest = {
  readonly id: string;
  readonly folder: FileFolder;
  readonly file: File;
  readonly keys: SeenKeys;
};
export type DepositProgress = {
  readonly state: 'sealing' | 'paused' | 'reconnecting';
  /** Bytes of plaintext. */
  readonly sealed: number;
  readonly total: number;
  /** Bytes of ciphertext that the portal has confirmed; a little more than the plaintext in the end. */
  readonly acknowledged: number;
};

/** For the queue in `deposits.ts`, which pages use. */
type DepositWork = {
  deposit(
    request: DepositRequest,
    onProgress: (progress: DepositProgress) => void,
  ): Promise<FileResponse>;
  pauseDeposit(id: string): Promise<void>;
  resumeDeposit(id: string): Promise<void>;
  /** The deposit then rejects with `cancelled`, and the portal discards what it has received. */
  cancelDeposit(id: string): Promise<void>;
};
