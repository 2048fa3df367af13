import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Page } from '../../platform/database/page.ts';

/** What one administrator proposed and another has not approved yet. */
export type RoleProposal = {
  readonly role: Role;
  readonly proposedBy: string;
  readonly expiresAt: string;
};

/** A person. Only active accounts may sign in; a removed one keeps its identifier and name and nothing else. */
export type Account = {
  readonly id: string;
  readonly version: number;
  readonly email?: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly state: 'active' | 'suspended' | 'removed';
  /** Argon2id in PHC form, absent once removed. */
  readonly passwordHash?: string;
  readonly secondFactor?: {
    /** The TOTP secret under the server's own key: base64 of nonce, ciphertext, tag. */
    readonly encryptedSecret: string;
    /** Time step of the newest code used; older or equal ones are refused. */
    readonly lastStep: number;
  };
  /** Shown to its owner, who has not proved yet that it works. */
  readonly pendingSecondFactor?: { readonly encryptedSecret: string; readonly expiresAt: string };
  readonly roleProposal?: RoleProposal;
  readonly createdAt: string;
};

/** Conditions that all hold. */
export type AccountFilter = {
  readonly [field in 'organisationId' | 'role' | 'state']?: Account[field] | undefined;
};

export type AccountRepository = {
  /** False when an account with that address exists. */
  insert(account: Account): Promise<boolean>;
  findById(id: string): Promise<Account | undefined>;
  /** Those that exist, in no order. */
  findMany(ids: readonly string[]): Promise<Account[]>;
  /** Addresses are kept in lower case, and compared as they are. */
  findByEmail(email: string): Promise<Account | undefined>;
  /** False when the stored version is another. */
  replace(account: Account, expectedVersion: number): Promise<boolean>;
  /** One item more than `page.limit` when there are more. */
  list(page: Page, filter: AccountFilter): Promise<Account[]>;
  countActive(role: Role): Promise<number>;
};
