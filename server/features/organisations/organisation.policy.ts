import type { Principal } from '../../platform/principal.ts';

/** Nobody locks themselves out, and with them perhaps every administrator. */
export function maySuspend(principal: Principal, organisationId: string): boolean {
  return principal.organisationId !== organisationId;
}

/** The format that an organisation's members can open is its own choice. */
export function mayChooseCompatibility(principal: Principal, organisationId: string): boolean {
  return principal.organisationId === organisationId;
}
