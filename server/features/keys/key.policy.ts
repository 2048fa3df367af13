import type { Principal } from '../../platform/principal.ts';

/** Keys and grants of an organisation are the business of its own focal points; the endpoint asks for the role. */
export function mayManageKeys(principal: Principal, organisationId: string): boolean {
  return principal.organisationId === organisationId;
}
