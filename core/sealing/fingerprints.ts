/** Groups a fingerprint by four digits, upper case, as people compare it and GnuPG prints it. */
export function formatFingerprint(hex: string): string {
  return hex.toUpperCase().replace(/.{4}(?=.)/g, '$& ');
}
