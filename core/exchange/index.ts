export { createConnection, type Connection } from './connection.ts';
export { depositFile, listFiles, openDepositedFile, shareFile } from './files.ts';
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
