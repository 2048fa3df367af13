import type { DemonstrationAccount } from '../demonstration.ts';

/** What stands behind `#` never reaches a server: the sign-in page reads it, and only in a demonstration. */
export function signInLink(
  portalOrigin: string,
  { email, password }: Pick<DemonstrationAccount, 'email' | 'password'>,
): string {
  const given = Buffer.from(JSON.stringify({ email, password })).toString('base64url');
  return `${portalOrigin}/sign-in#demonstration=${given}`;
}
