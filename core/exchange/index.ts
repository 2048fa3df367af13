export { createConnection, type Connection } from './connection.ts';
export { depositFile, type Deposit, type FileSource } from './deposit.ts';
export {
  listFiles,
  openDepositedFile,
  openDescriptor,
  type OpenedDescriptor,
  type OpenedPayload,
} from './opened-files.ts';
export type { DepositProgress, Gate } from './parts.ts';
export { shareFile } from './shares.ts';
export {
  admitMember,
  foundOrganisationKey,
  openGrants,
  publishNewMemberKey,
  rotateOrganisationKey,
  verificationKeysOf,
  type Keyring,
} from './keyring.ts';
export { openPayload, sealPayload } from './payloads.ts';
export { ConnectionError, ProblemError } from './problem-error.ts';
export { KeyChangedError, recipientsOf, type RecipientOrganisation } from './recipients.ts';
export { acceptInvitation, signIn } from './sign-in.ts';
export { advance, createSubmission, decide, readSubmission, writeRecord } from './submissions.ts';
