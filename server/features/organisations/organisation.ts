import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import type { Page } from '../../platform/database/page.ts';

/** Who exchanges: a State's authority, an organ of the Court, a partner. Its keys live in the feature `keys`. */
export type Organisation = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country?: string;
  readonly gnupgCompatible: boolean;
  readonly state: 'active' | 'suspended';
  readonly createdAt: string;
};

export type OrganisationRepository = {
  /** False when an organisation of that name exists. */
  insert(organisation: Organisation): Promise<boolean>;
  findById(id: string): Promise<Organisation | undefined>;
  /** Those that exist, in no order. */
  findMany(ids: readonly string[]): Promise<Organisation[]>;
  findByName(name: string): Promise<Organisation | undefined>;
  /** False when the stored version is another. */
  replace(organisation: Organisation, expectedVersion: number): Promise<boolean>;
  /** One item more than `page.limit` when there are more. */
  list(page: Page): Promise<Organisation[]>;
};
