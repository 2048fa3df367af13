import type { CaseState } from '../../../core/contracts/cases.ts';
import type { Page } from '../../platform/database/page.ts';

/** A matter of the Court. Its owner organ takes part without being listed among the participants. */
export type Case = {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly ownerOrganisationId: string;
  readonly participantOrganisationIds: readonly string[];
  readonly state: CaseState;
  readonly createdAt: string;
};

export type CaseRepository = {
  /** False when a case of that reference exists. */
  insert(courtCase: Case): Promise<boolean>;
  findById(id: string): Promise<Case | undefined>;
  /** Those that exist, in no order. */
  findMany(ids: readonly string[]): Promise<Case[]>;
  /** False when the stored version is another. */
  replace(courtCase: Case, expectedVersion: number): Promise<boolean>;
  /** One item more than `page.limit` when there are more. */
  listAll(page: Page): Promise<Case[]>;
  /** The cases that the organisation owns or takes part in; otherwise as `listAll`. */
  listOfOrganisation(page: Page, organisationId: string): Promise<Case[]>;
};
