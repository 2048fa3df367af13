import { z } from 'zod';
import { Fingerprint, Id, Instant, Version } from './identifiers.ts';
import { MAX_ARMORED_GRANT, MAX_GRANTS } from './limits.ts';
import { pageOf } from './paging.ts';

/** How large a key may be is told by a problem of its own, `KEY_TOO_LARGE`, not here. */
const ArmoredKey = z.string().min(1);

/** One armored message and not a word beside it: no text around it, no armor headers. */
const ArmoredGrant = z
  .string()
  .max(MAX_ARMORED_GRANT)
  .regex(
    /^-----BEGIN PGP MESSAGE-----\r?\n\r?\n(?:[A-Za-z0-9+/=]{1,76}\r?\n)+-----END PGP MESSAGE-----\r?\n?$/,
  );

export const PublishMemberKeyRequest = z.strictObject({
  armoredPublicKey: ArmoredKey,
  /** The same key's private part under a passphrase; left out, the portal keeps none. */
  armoredLockedPrivateKey: ArmoredKey.optional(),
});
export type PublishMemberKeyRequest = z.infer<typeof PublishMemberKeyRequest>;

/** A key as everybody in the portal may know it. */
export const PublicKeyResponse = z.object({
  fingerprint: Fingerprint,
  armoredPublicKey: z.string(),
  /** For display: `eddsaLegacy ed25519Legacy`, `rsaEncryptSign 4096`. */
  algorithm: z.string(),
  /** What the key says about its owner; nobody has checked it. */
  userId: z.string().optional(),
  /** Whether its owner reads SEIPDv2; otherwise content must be sealed in the older format. */
  readsSeipd2: z.boolean(),
  createdAt: Instant,
  expiresAt: Instant.optional(),
  publishedAt: Instant,
});

export const MemberKeyResponse = z.object({
  accountId: Id,
  version: Version,
  key: PublicKeyResponse,
  hasBackup: z.boolean(),
});
export type MemberKeyResponse = z.infer<typeof MemberKeyResponse>;

export const MemberKeyBackupResponse = z.object({
  fingerprint: Fingerprint,
  armoredLockedPrivateKey: z.string(),
});

/** Superseded keys verify what was signed before, and nothing later. */
export const MemberKeysResponse = z.object({
  accountId: Id,
  current: PublicKeyResponse,
  superseded: z.array(PublicKeyResponse.extend({ supersededAt: Instant })),
});

export const MemberKeyParams = z.strictObject({ accountId: Id });

/** The exact text that the organisation's previous key signed; see docs/protocol.md. */
const SignedRotation = z.strictObject({
  statement: z.string().max(2_000),
  armoredSignature: z.string().max(16_000),
});

const SealedGrant = z.strictObject({ accountId: Id, armoredMessage: ArmoredGrant });

export const PublishOrganisationKeyRequest = z.strictObject({
  armoredPublicKey: ArmoredKey,
  grants: z.array(SealedGrant).min(1).max(MAX_GRANTS),
  /** Required for every key but the first. */
  rotation: SignedRotation.optional(),
});
export type PublishOrganisationKeyRequest = z.infer<typeof PublishOrganisationKeyRequest>;

/** One key of an organisation, current or previous. */
export const OrganisationKeyParams = z.strictObject({
  organisationId: Id,
  fingerprint: Fingerprint,
});

export const OrganisationKeysResponse = z.object({
  organisationId: Id,
  /** 0 while the organisation has no key: the `If-Match` of its first. */
  version: z.int().min(0),
  current: PublicKeyResponse.optional(),
  /** Newest first; each with the declaration by which it named its successor. */
  previous: z.array(PublicKeyResponse.extend({ supersededAt: Instant, rotation: SignedRotation })),
  /** A member who held the key has left, or the key no longer fits the organisation's choice of format. */
  rotationDue: z.boolean(),
});
export type OrganisationKeysResponse = z.infer<typeof OrganisationKeysResponse>;

export const GrantKeyRequest = SealedGrant.extend({
  /** Of the organisation's key, current or previous, that is inside. */
  fingerprint: Fingerprint,
});
export type GrantKeyRequest = z.infer<typeof GrantKeyRequest>;

/** Who holds which key of an organisation, without the means to open it. */
export const KeyHolderResponse = z.object({
  id: Id,
  organisationId: Id,
  accountId: Id,
  fingerprint: Fingerprint,
  memberKeyFingerprint: Fingerprint,
  grantedBy: Id,
  createdAt: Instant,
});
export type KeyHolderResponse = z.infer<typeof KeyHolderResponse>;

/** An organisation's private key sealed to the caller: a signed OpenPGP message. */
export const KeyGrantResponse = KeyHolderResponse.extend({ armoredMessage: z.string() });

export const KeyHolderPage = pageOf(KeyHolderResponse);
export const KeyGrantPage = pageOf(KeyGrantResponse);
