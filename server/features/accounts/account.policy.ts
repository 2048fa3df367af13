import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Principal } from '../../platform/principal.ts';

type Membership = { readonly organisationId: string; readonly role: Role };

/** Administrators manage any organisation's members, focal points those of their own who work with content. */
export function mayManage(principal: Membership, member: Membership): boolean {
  if (principal.role === 'administrator') return true;
  const own = principal.organisationId === member.organisationId;
  switch (principal.role) {
    case 'national-focal-point':
      return own && (member.role === 'expert' || member.role === 'national-focal-point');
    case 'court-focal-point':
      return own && member.role === 'court-focal-point';
    case 'expert':
    case 'auditor':
      return false;
  }
}

/** Who sees the members of an organisation: its own, and those who run the portal. */
export function maySeeMembers(principal: Principal, organisationId: string | undefined): boolean {
  if (principal.role === 'administrator' || principal.role === 'auditor') return true;
  return principal.organisationId === organisationId;
}

/** Roles that no administrator can create alone. */
export function needsSecondAdministrator(role: Role): boolean {
  return role === 'auditor' || role === 'administrator';
}
