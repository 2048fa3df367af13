import type { Principal } from '../../platform/principal.ts';
import type { Case } from './case.ts';

type Participation = Pick<Case, 'ownerOrganisationId' | 'participantOrganisationIds'>;

export function takesPart(courtCase: Participation, organisationId: string): boolean {
  return (
    courtCase.ownerOrganisationId === organisationId ||
    courtCase.participantOrganisationIds.includes(organisationId)
  );
}

/** Oversight and operation need to know which cases exist; what is exchanged in them is sealed to others. */
export function seesEveryCase({ role }: Principal): boolean {
  return role === 'auditor' || role === 'administrator';
}

export function maySee(principal: Principal, courtCase: Participation): boolean {
  return seesEveryCase(principal) || takesPart(courtCase, principal.organisationId);
}

/** Who takes part, and whether it is open: the owner organ's focal points decide. */
export function mayChange({ role, organisationId }: Principal, courtCase: Participation): boolean {
  return role === 'court-focal-point' && courtCase.ownerOrganisationId === organisationId;
}
