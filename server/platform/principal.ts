import type { OrganisationKind, Role } from '../../core/contracts/vocabulary.ts';

/** Who is acting: an active account of an active organisation, read anew from the store on every request. */
export type Principal = {
  readonly accountId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
};
