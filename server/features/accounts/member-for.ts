import type { Principal } from '../../platform/principal.ts';
import type { Account } from './account.ts';

/** A member as somebody may see them: what is proposed for them is for administrators alone. */
export function memberFor({ role }: Principal, { roleProposal, ...account }: Account) {
  if (!roleProposal || role !== 'administrator') return account;
  return {
    ...account,
    proposedRole: roleProposal.role,
    proposedBy: roleProposal.proposedBy,
    proposedUntil: roleProposal.expiresAt,
  };
}
