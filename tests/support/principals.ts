import { v7 as uuid } from 'uuid';
import type { Role } from '../../core/contracts/vocabulary.ts';
import type { Principal } from '../../server/platform/principal.ts';

export const ownOrganisation = uuid();
export const otherOrganisation = uuid();

/** A member of `ownOrganisation`. */
export function aPrincipal(role: Role): Principal {
  const national = role === 'expert' || role === 'national-focal-point';
  return {
    accountId: uuid(),
    organisationId: ownOrganisation,
    organisationKind: national ? 'state' : 'court-organ',
    role,
  };
}
