import type { Principal } from '../../platform/principal.ts';

/** The format that an organisation's members can open is its own choice. */
export function mayChooseCompatibility(principal: Principal, organisationId: string): boolean {
  return principal.organisationId === organisationId;
}
