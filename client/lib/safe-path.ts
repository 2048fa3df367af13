/**
 * A page of the portal, where the address that asks for it comes from anywhere: a second slash leads to another host, and
 * so does one behind characters that browsers leave out of addresses.
 */
export function safePath(wished: string | null): string | undefined {
  return wished !== null && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(wished) ? wished : undefined;
}
