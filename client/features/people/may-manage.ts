import type { MemberResponse } from '../../../core/contracts/accounts.ts';
import type { Role } from '../../../core/contracts/vocabulary.ts';

const MANAGED: Record<Role, readonly Role[]> = {
  expert: [],
  'national-focal-point': ['expert', 'national-focal-point'],
  'court-focal-point': ['court-focal-point'],
  auditor: [],
  administrator: [
    'expert',
    'national-focal-point',
    'court-focal-point',
    'auditor',
    'administrator',
  ],
};

/** Roles whose members somebody invites, suspends and removes. The portal decides; this only spares a refusal. */
export function managedRoles(role: Role): readonly Role[] {
  return MANAGED[role];
}

/** Nobody does these things to themselves here. */
export function mayManage(
  self: Pick<MemberResponse, 'id' | 'role'>,
  { id, role, state }: Pick<MemberResponse, 'id' | 'role' | 'state'>,
): boolean {
  return id !== self.id && state !== 'removed' && MANAGED[self.role].includes(role);
}
