export { dearmor } from './armor.ts';
export { concatBytes, sha256Hex } from './bytes.ts';
export { MAX_CONTENT, openContent, openSmall, sealContent, type SealedContent } from './content.ts';
export { SEALING_ERROR_CODES, SealingError, type SealingErrorCode } from './errors.ts';
export { GNUPG_FILE_LIMIT, sealFile, type SealedFileStream } from './files.ts';
export { fingerprintWords, formatFingerprint } from './fingerprints.ts';
export { openGrant, sealGrant } from './grants.ts';
export type { KeyPacketLengths } from './key-packet-lengths.ts';
export {
  createMemberKey,
  createOrganisationKey,
  lockKey,
  MIN_PASSPHRASE_LENGTH,
  unlockKey,
  type KeyProtection,
  type MemberKey,
  type OrganisationKey,
} from './keys.ts';
export { mergePublicKeys } from './key-update.ts';
export { inspectLockedKey, type LockedKeyFacts } from './locked-key.ts';
export { encryptMail } from './mail.ts';
export {
  createManifest,
  parseManifest,
  requireSigner,
  verifyManifest,
  type ManifestFacts,
} from './manifest.ts';
export * from './message-scanner.ts';
export { openFile, type FileVerdict, type OpenedFile } from './open-file.ts';
export type { PlaintextDigest } from './plaintext-digest.ts';
export { inspectPublicKey, type EncryptionKeyFacts, type PublicKeyFacts } from './public-key.ts';
export { signRotation, verifyRotation, type VerifiedRotation } from './rotation.ts';
export { seipdFactsOf, seipdFactsOfContent } from './seipd-facts.ts';
export type { Recipient, RecipientKeyPacket, SealingFormat } from './session-keys.ts';
export {
  shareWith,
  signShareStatement,
  verifyShareStatement,
  type SharedObject,
  type VerifiedShare,
} from './sharing.ts';
export { signBytes, signText, verifyBytes, verifyText } from './signatures.ts';
export { parseStatement } from './statements.ts';
export { cutIntoParts, type BodyPart } from './streams.ts';
export { UnlockedKey } from './unlocked-key.ts';
export type { NotVerifiedReason, Verdict } from './verdict.ts';
