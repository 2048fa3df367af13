export { createConnection, type Connection } from './connection.ts';
export { answerConsent, askConsent, openConsentReason } from './consents.ts';
export { decide, verifyDecision, type ReadSubmission, type VerifiedDecision } from './decisions.ts';
export { depositFile, type Deposit, type FileSource } from './deposit.ts';
export { openDraft, sealDraft, type DraftType } from './drafts.ts';
export type { FileFolder } from './folders.ts';
export {
  listFiles,
  listSharedFiles,
  readFile,
  openDepositedFile,
  openDescriptor,
  type OpenedDescriptor,
} from './opened-files.ts';
export { addMessage, listMessages, openMessage } from './messages.ts';
export type { DepositProgress, Gate } from './parts.ts';
export { markRead } from './read-marks.ts';
export { openRequestContent, writeRequestContent } from './request-content.ts';
export {
  answerRequest,
  changeRequest,
  confirmRequest,
  createRequests,
  moveRequest,
  readRequest,
  signOffRequest,
  type Move,
  type SeenRequest,
} from './requests.ts';
export { shareFile, shareRecord } from './shares.ts';
export {
  admitMember,
  foundOrganisationKey,
  openGrants,
  rotateOrganisationKey,
  verificationKeysOf,
  type Keyring,
} from './keyring.ts';
export {
  changePassphrase,
  exportForGnupg,
  fetchKeyBackup,
  publishBroughtKey,
  publishMemberKey,
  publishNewMemberKey,
  unlockKeyBackup,
  unlockKeyFile,
  type PassphraseChange,
} from './member-keys.ts';
export { openPayload, sealPayload, type OpenedPayload, type Sealing } from './payloads.ts';
export { ConnectionError, ProblemError } from './problem-error.ts';
export { verifyEvidence, verifyKnownReceipt } from './evidence.ts';
export { createLogMemory, type KnownLog, type LogMemory } from './log-memory.ts';
export { PublicationError, requirePublished, type PublicationFault } from './publications.ts';
export { KeyChangedError, recipientsOf, type RecipientOrganisation } from './recipients.ts';
export { openRecord, writeRecord } from './records.ts';
export { addRemark, listRemarks, openRemark, type OpenedRemark } from './remarks.ts';
export { keyFactsOf, trustOf, trustOfMember, type KeyFacts, type Trust } from './trust.ts';
export { acceptInvitation, signIn } from './sign-in.ts';
export { advance, createSubmission, readSubmission, type SeenSubmission } from './submissions.ts';
