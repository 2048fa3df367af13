import type { EncryptionKeyFacts } from '../../../core/sealing/index.ts';

/** A public key as it was inspected and published. */
export type PublishedKey = {
  readonly id: string;
  readonly fingerprint: string;
  /** Armored anew by the inspection: nothing but what was inspected. */
  readonly armoredPublicKey: string;
  readonly algorithm: string;
  readonly userId?: string;
  readonly readsSeipd2: boolean;
  readonly encryptionKey: EncryptionKeyFacts;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly publishedAt: string;
};

type Keyring<Superseded extends PublishedKey> = {
  /** Of the account or organisation whose keys these are. */
  readonly id: string;
  readonly version: number;
  readonly current: PublishedKey;
  /** Newest first. What they signed before still verifies, what was sealed to them still opens. */
  readonly superseded: readonly Superseded[];
  /**
   * Of every key here and its encryption subkey; no two keyrings share one. Else a signature would have two
   * authors, and a key packet two recipients.
   */
  readonly fingerprints: readonly string[];
};

export type MemberKeyring = Keyring<PublishedKey & { readonly supersededAt: string }> & {
  readonly armoredLockedPrivateKey?: string;
};

/** The text by which a key named its successor, byte for byte as it was signed. */
export type SignedRotation = { readonly statement: string; readonly armoredSignature: string };

export type OrganisationKeyring = Keyring<
  PublishedKey & { readonly supersededAt: string; readonly rotation: SignedRotation }
> & {
  /** Somebody who held the current key has left. */
  readonly memberLeft: boolean;
};

/** `taken`: a fingerprint belongs to another keyring. `conflict`: the stored version is another. */
export type StoreOutcome = 'stored' | 'conflict' | 'taken';

export type KeyringRepository<Stored extends MemberKeyring | OrganisationKeyring> = {
  find(id: string): Promise<Stored | undefined>;
  /** Those that exist, in no order. */
  findMany(ids: readonly string[]): Promise<Stored[]>;
  /** `expectedVersion` 0: there must be none yet. */
  store(keyring: Stored, expectedVersion: number): Promise<StoreOutcome>;
};
