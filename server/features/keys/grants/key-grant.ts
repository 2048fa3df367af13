import type { Page } from '../../../platform/database/page.ts';

/** An organisation's private key, sealed to one member. Never changed: a better one takes its place. */
export type KeyGrant = {
  readonly id: string;
  readonly version: 1;
  readonly organisationId: string;
  readonly accountId: string;
  /** Of the organisation's key inside. */
  readonly fingerprint: string;
  /** Of the member's key that it is sealed to. */
  readonly memberKeyFingerprint: string;
  readonly armoredMessage: string;
  readonly grantedBy: string;
  readonly createdAt: string;
};

export type KeyGrantRepository = {
  insertAll(grants: readonly KeyGrant[]): Promise<void>;
  /** One item more than `page.limit` when there are more. */
  listByMember(accountId: string, page: Page): Promise<KeyGrant[]>;
  /** One item more than `page.limit` when there are more. */
  listByOrganisation(organisationId: string, page: Page): Promise<KeyGrant[]>;
  hasAny(accountId: string, organisationId: string): Promise<boolean>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes what was granted before to the same member for the same key. */
  removeOlder(grant: KeyGrant): Promise<void>;
  removeByMember(accountId: string, organisationId: string): Promise<void>;
  /** Removes a member's grants that are sealed to any other key than this. */
  removeStale(accountId: string, memberKeyFingerprint: string): Promise<void>;
};
