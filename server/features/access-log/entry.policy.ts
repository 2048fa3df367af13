import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import type { Principal } from '../../platform/principal.ts';

/** Auditors see every entry; an organisation those of its members, and those about what it provides. */
export function mayProve({ role, organisationId }: Principal, entry: AccessEntry): boolean {
  return (
    role === 'auditor' || entry.object?.org === organisationId || entry.actor.org === organisationId
  );
}
