import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Page } from '../../platform/database/page.ts';

/** A single-use way in, valid for 72 hours. */
export type Invitation = {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly state: 'awaiting-approval' | 'open' | 'accepted' | 'revoked';
  /** SHA-256 of the token, hexadecimal; absent until approved. */
  readonly tokenHash?: string;
  /** Absent when made from the command line. */
  readonly invitedBy?: string;
  readonly approvedBy?: string;
  readonly expiresAt: string;
  readonly createdAt: string;
};

export type InvitationRepository = {
  /** False when the identifier or the token exists. */
  insert(invitation: Invitation): Promise<boolean>;
  findById(id: string): Promise<Invitation | undefined>;
  findByTokenHash(tokenHash: string): Promise<Invitation | undefined>;
  /** False when the stored version is another: of two who use a token at once, one succeeds. */
  replace(invitation: Invitation, expectedVersion: number): Promise<boolean>;
  /** One item more than `page.limit` when there are more. */
  list(page: Page): Promise<Invitation[]>;
  listByOrganisation(organisationId: string, page: Page): Promise<Invitation[]>;
  /** Removes every invitation of an address, used or not. */
  removeByEmail(email: string): Promise<void>;
};
